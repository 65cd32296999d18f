@NullMarked
package groundcrew.local.iam;

import org.jspecify.annotations.NullMarked;
