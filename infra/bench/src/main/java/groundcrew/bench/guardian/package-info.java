/// What watching state machines costs: calls for each machine, time beside what the quotas allow,
/// from an execution's end to its metric, and the bill of a month.
@NullMarked
package groundcrew.bench.guardian;

import org.jspecify.annotations.NullMarked;
