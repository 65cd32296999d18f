/// Devices of a booth as programs: a button, and a printer without paper. They speak MQTT with
/// mutual TLS as the devices do.
@NullMarked
package groundcrew.demo.booth;

import org.jspecify.annotations.NullMarked;
