/// Requests to blue and to green, and their answers.
@NullMarked
package groundcrew.bluegreen.request;

import org.jspecify.annotations.NullMarked;
