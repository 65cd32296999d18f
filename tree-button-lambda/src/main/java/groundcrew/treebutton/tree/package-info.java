/// Orders trees at Tree-Nation.
@NullMarked
package groundcrew.treebutton.tree;

import org.jspecify.annotations.NullMarked;
