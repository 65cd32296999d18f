/// How each state machine's latest execution ended, as metrics and as a traffic light.
@NullMarked
package groundcrew.stepfn;

import org.jspecify.annotations.NullMarked;
