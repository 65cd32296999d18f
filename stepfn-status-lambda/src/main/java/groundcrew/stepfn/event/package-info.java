/// Processes a change of one execution's status, and publishes the metrics of its state machine.
@NullMarked
package groundcrew.stepfn.event;

import org.jspecify.annotations.NullMarked;
