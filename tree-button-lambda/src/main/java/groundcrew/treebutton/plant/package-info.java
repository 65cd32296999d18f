/// The use cases: from a press to a print job, step by step, and what becomes of presses that
/// stopped between two steps.
@NullMarked
package groundcrew.treebutton.plant;

import org.jspecify.annotations.NullMarked;
