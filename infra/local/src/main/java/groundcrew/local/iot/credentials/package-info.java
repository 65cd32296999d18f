/// The credential provider: a device gets credentials of a role alias for its certificate.
@NullMarked
package groundcrew.local.iot.credentials;

import org.jspecify.annotations.NullMarked;
