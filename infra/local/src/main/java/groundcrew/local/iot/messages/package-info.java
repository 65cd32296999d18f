/// What devices, services and functions publish, and the one place through which all of it passes.
@NullMarked
package groundcrew.local.iot.messages;

import org.jspecify.annotations.NullMarked;
