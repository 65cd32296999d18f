/// From a run's journal back to the tags that were there before it: U1 to U3 of the module's
/// requirements.
@NullMarked
package groundcrew.tagging.undo;

import org.jspecify.annotations.NullMarked;
