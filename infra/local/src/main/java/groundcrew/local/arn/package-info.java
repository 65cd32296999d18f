/// Names of AWS: what an ARN and its parts are.
@NullMarked
package groundcrew.local.arn;

import org.jspecify.annotations.NullMarked;
