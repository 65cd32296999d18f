// The green button: an ESP8266 with a button and two LEDs. What it does is in ../core; here are only its pins, its
// network and its clock.
#include <ESP8266WiFi.h>
#include <GroundcrewButton.h>
#include <WiFiClientSecure.h>
#include <time.h>
#include "Secrets.h"

// No boot strap (GPIO0, 2, 15), so that a button that is held does not keep the chip from starting; none of the flash's
// pins (GPIO6 to 11); GPIO16 has no interrupt.
constexpr uint8_t BUTTON = 4;  // D2, to ground
constexpr uint8_t GREEN = 12;  // D6
constexpr uint8_t RED = 14;    // D5
constexpr time_t CLOCK_IS_SET = 1700000000;

class Tls final : public button::Transport {
 public:
  void begin() {
    client_.setTrustAnchors(&root_);
    client_.setClientECCert(&certificate_, &key_, BR_KEYTYPE_SIGN, BR_KEYTYPE_RSA);
    client_.setBufferSizes(16384, 1024);  // a record that AWS sends may be that large
    client_.setSession(&session_);        // saves seconds of the next handshake
    client_.setTimeout(15000);            // the first one takes up to ten seconds
  }
  bool open() override {
    client_.setX509Time(time(nullptr));
    return client_.connect(ENDPOINT, MQTT_PORT) != 0;  // a name, not an address: AWS needs SNI
  }
  bool connected() override { return client_.connected() != 0; }
  size_t available() override { return static_cast<size_t>(client_.available()); }
  size_t read(uint8_t* bytes, size_t size) override {
    const int count = client_.read(bytes, size);
    return count > 0 ? static_cast<size_t>(count) : 0;
  }
  size_t write(const uint8_t* bytes, size_t size) override { return client_.write(bytes, size); }
  void close() override { client_.stop(); }

 private:
  // The client keeps pointers to these.
  BearSSL::X509List root_{ROOT_CA};
  BearSSL::X509List certificate_{CERTIFICATE};
  BearSSL::PrivateKey key_{PRIVATE_KEY};
  BearSSL::Session session_;
  BearSSL::WiFiClientSecure client_;
};

button::EdgeLatch latch;
Tls tls;
button::App app(tls, [](const char* what, const char* detail) { Serial.printf("%s %s\n", what, detail); });

uint32_t now() { return static_cast<uint32_t>(millis()); }
bool down() { return digitalRead(BUTTON) == LOW; }
void IRAM_ATTR onEdge() { latch.record(digitalRead(BUTTON) == LOW, static_cast<uint32_t>(millis())); }

void setup() {
  Serial.begin(115200);
  pinMode(BUTTON, INPUT_PULLUP);
  pinMode(GREEN, OUTPUT);
  pinMode(RED, OUTPUT);
  WiFi.persistent(false);  // the flash would wear out
  WiFi.mode(WIFI_STA);
  WiFi.begin(WIFI_SSID, WIFI_PASSWORD);
  configTime(0, 0, "time.aws.com", "pool.ntp.org");
  tls.begin();
  // The random numbers of the chip come from its radio, which is on by now.
  if (!app.begin({THING, ESP.random()}, down(), now())) Serial.printf("THING is not fit for press ids: %s\n", THING);
  attachInterrupt(digitalPinToInterrupt(BUTTON), onEdge, CHANGE);
}

void loop() {
  for (button::Edge edge; latch.take(edge);) app.edge(edge);
  app.step(now(), down(), WiFi.status() == WL_CONNECTED, time(nullptr) > CLOCK_IS_SET);
  const button::Light light = button::light_of(app.led(now()));
  static const char* shown = "";
  if (shown != light.name) Serial.printf("led %s\n", shown = light.name);
  digitalWrite(GREEN, light.green_on(now()) ? HIGH : LOW);
  digitalWrite(RED, light.red_on(now()) ? HIGH : LOW);
  if (app.restart()) ESP.restart();
  delay(1);
}
