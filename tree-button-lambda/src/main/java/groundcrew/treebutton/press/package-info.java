/// Presses of buttons: how they are read, admitted within the limits, and recorded.
@NullMarked
package groundcrew.treebutton.press;

import org.jspecify.annotations.NullMarked;
