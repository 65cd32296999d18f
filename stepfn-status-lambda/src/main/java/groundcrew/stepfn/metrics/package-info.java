/// The metrics of each state machine, and of all of them together.
@NullMarked
package groundcrew.stepfn.metrics;

import org.jspecify.annotations.NullMarked;
