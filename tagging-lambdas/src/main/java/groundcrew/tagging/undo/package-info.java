/// Undoes a run from its journal: U1 to U3 of the module's requirements.
@NullMarked
package groundcrew.tagging.undo;

import org.jspecify.annotations.NullMarked;
