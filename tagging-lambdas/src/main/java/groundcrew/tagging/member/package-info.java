/// Clients, credentials and error translation for calls in the account and region of a task.
@NullMarked
package groundcrew.tagging.member;

import org.jspecify.annotations.NullMarked;
