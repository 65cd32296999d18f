/// From the journal of a run back to the tags before it: U1 to U3 of the module's requirements.
@NullMarked
package groundcrew.tagging.undo;

import org.jspecify.annotations.NullMarked;
