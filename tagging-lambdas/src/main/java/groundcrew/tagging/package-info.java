@NullMarked
package groundcrew.tagging;

import org.jspecify.annotations.NullMarked;
