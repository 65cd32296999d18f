#include <Arduino.h>

#include <atomic>

#include "board.h"

namespace {
std::atomic<bool> down{false};
std::atomic<void (*)(void)> interrupt{nullptr};
}  // namespace

namespace host {

void set_button(bool level) {
  down = level;
  auto* handler = interrupt.load();
  if (handler != nullptr) handler();
}

bool button_is_down() { return down; }

}  // namespace host

void attachInterrupt(uint8_t /*pin*/, void (*handler)(void), int /*mode*/) { interrupt = handler; }

// The one input is the button, which connects its pin to ground.
int digitalRead(uint8_t /*pin*/) { return down ? LOW : HIGH; }

// What the LEDs show stands on the serial line.
void digitalWrite(uint8_t /*pin*/, uint8_t /*level*/) {}

void pinMode(uint8_t /*pin*/, uint8_t /*mode*/) {}
