/// The metrics of the buttons.
@NullMarked
package groundcrew.treebutton.metrics;

import org.jspecify.annotations.NullMarked;
