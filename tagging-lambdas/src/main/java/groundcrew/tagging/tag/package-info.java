/// Processes tagging tasks: T4 to T9 and L3 of the module's requirements.
@NullMarked
package groundcrew.tagging.tag;

import org.jspecify.annotations.NullMarked;
