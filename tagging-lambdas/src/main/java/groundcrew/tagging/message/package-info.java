/// The tasks for one account and region, and the messages that carry them.
@NullMarked
package groundcrew.tagging.message;

import org.jspecify.annotations.NullMarked;
