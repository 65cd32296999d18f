/// Print jobs: how they are queued, and how they ended.
@NullMarked
package groundcrew.treebutton.print;

import org.jspecify.annotations.NullMarked;
