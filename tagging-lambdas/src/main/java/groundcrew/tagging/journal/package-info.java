/// The journal, a write-ahead log in objects that are never overwritten: what a run is about to
/// change, and the result. J1 to J3 of the module's requirements.
@NullMarked
package groundcrew.tagging.journal;

import org.jspecify.annotations.NullMarked;
