#include <ESP8266WiFi.h>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "Secrets.h"
#include "board.h"

ESP8266WiFiClass WiFi;

namespace {

std::atomic<bool> up{true};

[[noreturn]] void fail(const char* name, const char* what) {
  fprintf(stderr, "green-button: %s %s; see host/README.md\n", name, what);
  exit(2);
}

}  // namespace

namespace host {

bool network() { return up; }
void set_network(bool value) { up = value; }

const char* variable(const char* name) {
  const char* value = getenv(name);
  if (value == nullptr || *value == 0) fail(name, "is not set");
  return value;
}

const char* file(const char* name) {
  std::ifstream in(variable(name));
  std::stringstream text;
  text << in.rdbuf();
  if (!in) fail(name, "names a file that cannot be read");
  // As on the device, where it stays in flash for ever.
  return (new std::string(text.str()))->c_str();
}

unsigned short port() {
  const char* text = getenv("GROUNDCREW_PORT");
  return text == nullptr ? 8883 : static_cast<unsigned short>(strtoul(text, nullptr, 10));
}

}  // namespace host

void ESP8266WiFiClass::persistent(bool /*persistent*/) {}
bool ESP8266WiFiClass::mode(WiFiMode_t /*mode*/) { return true; }
wl_status_t ESP8266WiFiClass::begin(const char* /*ssid*/, const char* /*passphrase*/) {
  signal(SIGPIPE, SIG_IGN);
  return WL_DISCONNECTED;
}
wl_status_t ESP8266WiFiClass::status() { return up ? WL_CONNECTED : WL_DISCONNECTED; }

// The clock of the machine is set.
void configTime(int /*timezone*/, int /*offset*/, const char* /*server1*/, const char* /*server2*/,
                const char* /*server3*/) {}
