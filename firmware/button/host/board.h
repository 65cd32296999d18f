#pragma once

/// The board that the sketch runs on under Linux. Never flashed.
namespace host {

/// How much faster than the real time millis() and delay() run.
unsigned speed();

/// Brings the level of the button's pin, and calls the interrupt handler as the chip does: also while the sketch waits.
void set_button(bool down);
bool button_is_down();

/// Whether there is a network.
bool network();
void set_network(bool up);

/// Reads commands from standard input for ever. Its end is a power cut.
void obey();

}  // namespace host
