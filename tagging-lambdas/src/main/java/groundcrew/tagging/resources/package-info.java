/// From a message to the tags of an account's resources: T5 to T9 of the module's requirements.
@NullMarked
package groundcrew.tagging.resources;

import org.jspecify.annotations.NullMarked;
