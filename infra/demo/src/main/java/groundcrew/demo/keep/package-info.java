/// What people find in a cloud that stays up after the demo, and how they reach it with the AWS
/// CLI.
@NullMarked
package groundcrew.demo.keep;

import org.jspecify.annotations.NullMarked;
