/// The gate itself: tests the rows of a list on green, compares green with blue, and decides. It
/// knows no deployment service.
@NullMarked
package groundcrew.bluegreen.gate;

import org.jspecify.annotations.NullMarked;
