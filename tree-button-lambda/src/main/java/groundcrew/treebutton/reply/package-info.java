/// What the button that was pressed is told.
@NullMarked
package groundcrew.treebutton.reply;

import org.jspecify.annotations.NullMarked;
