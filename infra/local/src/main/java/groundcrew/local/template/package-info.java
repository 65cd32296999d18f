@NullMarked
package groundcrew.local.template;

import org.jspecify.annotations.NullMarked;
