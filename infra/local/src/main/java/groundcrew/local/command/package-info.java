/// The command line of the local cloud.
@NullMarked
package groundcrew.local.command;

import org.jspecify.annotations.NullMarked;
