/// Counts what the gate decided.
@NullMarked
package groundcrew.bluegreen.metrics;

import org.jspecify.annotations.NullMarked;
