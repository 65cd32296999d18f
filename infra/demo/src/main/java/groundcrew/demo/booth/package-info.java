/// Devices of a booth: a button and a printer as programs that speak MQTT with mutual TLS as the
/// devices do, and the printer's own programs of firmware/printer.
@NullMarked
package groundcrew.demo.booth;

import org.jspecify.annotations.NullMarked;
