/// What is published of a machine, and of all of them together.
@NullMarked
package groundcrew.stepfn.metrics;

import org.jspecify.annotations.NullMarked;
