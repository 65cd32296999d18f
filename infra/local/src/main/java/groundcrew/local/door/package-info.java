@NullMarked
package groundcrew.local.door;

import org.jspecify.annotations.NullMarked;
