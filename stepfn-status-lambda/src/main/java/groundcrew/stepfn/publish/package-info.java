/// Reads every machine on a schedule, as fast as its share of the quota allows, and publishes what
/// is known of each.
@NullMarked
package groundcrew.stepfn.publish;

import org.jspecify.annotations.NullMarked;
