/// The processes that a cloud starts, and that they end with it.
@NullMarked
package groundcrew.local.process;

import org.jspecify.annotations.NullMarked;
