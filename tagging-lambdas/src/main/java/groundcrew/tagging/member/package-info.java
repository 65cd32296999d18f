/// The account and region that an order is about, and how AWS is called there.
@NullMarked
package groundcrew.tagging.member;

import org.jspecify.annotations.NullMarked;
