#pragma once
// What differs from button to button. `provision.sh secrets` writes Secrets.h with all of it; Git ignores that file.
// By hand: copy this file to Secrets.h, and put the whole text of each PEM file between its brackets.

#define WIFI_SSID "the network's name"
#define WIFI_PASSWORD "its password"

// At most 28 of A-Z, a-z, 0-9, _ and -: the thing's name in AWS IoT. No two devices have the same.
#define THING "button-1"
// aws iot describe-endpoint --endpoint-type iot:Data-ATS
#define ENDPOINT "example-ats.iot.eu-west-1.amazonaws.com"
#define MQTT_PORT 8883

// https://www.amazontrust.com/repository/AmazonRootCA1.pem
static const char ROOT_CA[] PROGMEM = R"pem()pem";
static const char CERTIFICATE[] PROGMEM = R"pem()pem";
static const char PRIVATE_KEY[] PROGMEM = R"pem()pem";
