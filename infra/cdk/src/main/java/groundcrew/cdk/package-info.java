@NullMarked
package groundcrew.cdk;

import org.jspecify.annotations.NullMarked;
