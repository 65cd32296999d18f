/// The journal: what a run is about to change, and what became of it, in objects that nothing ever
/// overwrites. J1 to J3 of the module's requirements.
@NullMarked
package groundcrew.tagging.journal;

import org.jspecify.annotations.NullMarked;
