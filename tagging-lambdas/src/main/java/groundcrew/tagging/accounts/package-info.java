/// From the organization's accounts to messages: T1 to T3 of the module's requirements.
@NullMarked
package groundcrew.tagging.accounts;

import org.jspecify.annotations.NullMarked;
