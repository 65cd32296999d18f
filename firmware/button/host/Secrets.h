#pragma once
// The place of the device's Secrets.h on Linux: what it holds comes from the environment, see README.md.

namespace host {
/// Ends the process with a message where the variable is missing.
const char* variable(const char* name);
/// The content of the file that the variable names.
const char* file(const char* name);
unsigned short port();
}  // namespace host

#define WIFI_SSID "none"
#define WIFI_PASSWORD "none"
#define THING host::variable("GROUNDCREW_THING")
#define ENDPOINT host::variable("GROUNDCREW_ENDPOINT")
#define MQTT_PORT host::port()
#define ROOT_CA host::file("GROUNDCREW_ROOT_CA")
#define CERTIFICATE host::file("GROUNDCREW_CERTIFICATE")
#define PRIVATE_KEY host::file("GROUNDCREW_PRIVATE_KEY")
