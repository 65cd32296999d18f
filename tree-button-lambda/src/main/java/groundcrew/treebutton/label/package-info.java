/// Draws the label of a tree and stores it.
@NullMarked
package groundcrew.treebutton.label;

import org.jspecify.annotations.NullMarked;
