/**
 * Peers of the functions without any tuning for cold starts: {@code create()} for each client, the
 * SDK's default HTTP clients on the class path, events and messages bound to classes, Java 17. Each
 * has the name of the handler that it is compared with, and makes the same calls.
 */
@NullMarked
package groundcrew.bench.naive;

import org.jspecify.annotations.NullMarked;
