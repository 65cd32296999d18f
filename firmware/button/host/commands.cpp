#include <Arduino.h>
#include <unistd.h>

#include <cstdio>
#include <string>

#include "board.h"

namespace {

/// A person's press, in the sketch's own milliseconds.
constexpr unsigned long press = 80;

void bounce(bool last) {
  for (int i = 0; i < 3; i++) {
    host::set_button(last);
    delay(2);
    host::set_button(!last);
    delay(2);
  }
  host::set_button(last);
}

void act(const std::string& command) {
  if (command == "down" || command == "up") {
    host::set_button(command == "down");
    delay(press);
  } else if (command == "press") {
    host::set_button(true);
    delay(press);
    host::set_button(false);
    delay(press);
  } else if (command == "bounce") {
    bounce(true);
    delay(press);
    bounce(false);
    delay(press);
  } else if (command == "network off" || command == "network on") {
    host::set_network(command == "network on");
  } else {
    fprintf(stderr, "green-button: no command '%s'\n", command.c_str());
  }
}

}  // namespace

void host::obey() {
  std::string line;
  // Byte by byte: what a buffer holds would be lost when the sketch restarts.
  for (char c = 0; read(STDIN_FILENO, &c, 1) == 1;) {
    if (c != '\n') {
      line += c;
      continue;
    }
    act(line);
    line.clear();
  }
  _exit(0);
}
