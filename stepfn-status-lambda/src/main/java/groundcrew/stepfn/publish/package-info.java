/// Reads every machine on a schedule, takes each status-change event, and publishes both as
/// metrics.
@NullMarked
package groundcrew.stepfn.publish;

import org.jspecify.annotations.NullMarked;
