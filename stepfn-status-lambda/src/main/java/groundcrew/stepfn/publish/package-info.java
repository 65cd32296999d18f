/// Reads the state machines on a schedule, within a share of the quota, and publishes the metrics
/// of all.
@NullMarked
package groundcrew.stepfn.publish;

import org.jspecify.annotations.NullMarked;
