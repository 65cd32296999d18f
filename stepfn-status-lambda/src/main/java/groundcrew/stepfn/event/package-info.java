/// Takes the change of one execution's status, and publishes its machine's metrics at once.
@NullMarked
package groundcrew.stepfn.event;

import org.jspecify.annotations.NullMarked;
