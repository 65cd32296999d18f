@NullMarked
package groundcrew.common;

import org.jspecify.annotations.NullMarked;
