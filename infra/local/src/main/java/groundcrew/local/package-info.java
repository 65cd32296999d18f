@NullMarked
package groundcrew.local;

import org.jspecify.annotations.NullMarked;
