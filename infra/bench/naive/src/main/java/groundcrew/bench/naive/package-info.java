/**
 * Peers of the functions as they are written where nobody counts cold starts: {@code create()} for
 * each client, the SDK's default HTTP clients on the class path, events and messages bound to
 * classes, Java 17. Each has the name of the handler that it stands beside, and makes the same
 * calls.
 */
@NullMarked
package groundcrew.bench.naive;

import org.jspecify.annotations.NullMarked;
