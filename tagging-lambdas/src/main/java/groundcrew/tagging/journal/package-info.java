/// The journal: a write-ahead log of the changes of a run, whose objects are never overwritten. J1
/// to J3 of the module's requirements.
@NullMarked
package groundcrew.tagging.journal;

import org.jspecify.annotations.NullMarked;
