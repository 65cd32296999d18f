/// The traffic light: what is known of every machine as a page of lights for a dashboard.
@NullMarked
package groundcrew.stepfn.light;

import org.jspecify.annotations.NullMarked;
