/// How many requests a second one process of the gate makes, beside ApacheBench and beside a client
/// that waits for each answer before its next request.
@NullMarked
package groundcrew.bench.gate;

import org.jspecify.annotations.NullMarked;
