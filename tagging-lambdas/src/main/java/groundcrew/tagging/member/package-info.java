/// The account and region of a task, and how AWS is called there.
@NullMarked
package groundcrew.tagging.member;

import org.jspecify.annotations.NullMarked;
