/// The results that are sent to the button that was pressed.
@NullMarked
package groundcrew.treebutton.reply;

import org.jspecify.annotations.NullMarked;
