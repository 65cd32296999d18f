/// CodeDeploy's lifecycle hook: the controller that asks the gate, and gets its answer.
@NullMarked
package groundcrew.bluegreen.codedeploy;

import org.jspecify.annotations.NullMarked;
