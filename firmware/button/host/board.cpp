#include "board.h"

#include <Arduino.h>
#include <unistd.h>

#include <chrono>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <thread>

HardwareSerial Serial;
EspClass ESP;

unsigned host::speed() {
  static const unsigned value = [] {
    const char* text = getenv("GROUNDCREW_SPEED");
    const unsigned long speed = text == nullptr ? 1 : strtoul(text, nullptr, 10);
    return speed == 0 ? 1U : static_cast<unsigned>(speed);
  }();
  return value;
}

unsigned long millis() {
  using std::chrono::steady_clock;
  static const auto start = steady_clock::now();
  const auto passed = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - start).count();
  return static_cast<unsigned long>(passed) * host::speed() / 1000;
}

void delay(unsigned long milliseconds) {
  std::this_thread::sleep_for(std::chrono::microseconds(milliseconds * 1000 / host::speed()));
}

void HardwareSerial::begin(unsigned long /*baud*/) { setvbuf(stdout, nullptr, _IOLBF, 0); }

size_t HardwareSerial::printf(const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  const int count = vprintf(format, arguments);
  va_end(arguments);
  return count < 0 ? 0 : static_cast<size_t>(count);
}

uint32_t EspClass::random() { return std::random_device{}(); }

/// The process becomes a new one of the same program: nothing is left of the sketch, and a button that is held stays so.
void EspClass::restart() {
  puts("restart");
  setenv("GROUNDCREW_DOWN", host::button_is_down() ? "yes" : "", 1);
  char name[] = "green-button";
  char* const arguments[] = {name, nullptr};
  execv("/proc/self/exe", arguments);
  _exit(1);
}

int main() {
  const char* held = getenv("GROUNDCREW_DOWN");
  host::set_button(held != nullptr && *held != 0);
  setup();
  std::thread(host::obey).detach();
  for (;;) loop();
}
