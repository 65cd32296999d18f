/// The order to tag one account and region, and the message that carries it.
@NullMarked
package groundcrew.tagging.message;

import org.jspecify.annotations.NullMarked;
