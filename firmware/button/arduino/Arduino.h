#pragma once
// What the sketch uses of the ESP8266 Arduino core 3.1, with the core's signatures: declared here, defined for Linux in
// ../host, and for lx106 nowhere, so that the undefined symbols of the sketch are what it needs of the core.
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#ifdef __XTENSA__
#define IRAM_ATTR __attribute__((section(".iram.text")))
#define PROGMEM __attribute__((section(".irom.text")))
// Names that the core takes from every program. Linux's C++ library could not be read with them.
typedef uint16_t word;
typedef uint8_t byte;
typedef bool boolean;
uint16_t makeWord(uint16_t word);
uint16_t makeWord(byte high, byte low);
#define word(...) makeWord(__VA_ARGS__)
#define bit(b) (1UL << (b))
#define abs(x) ((x) > 0 ? (x) : -(x))
#define round(x) ((x) >= 0 ? (long)((x) + 0.5) : (long)((x) - 0.5))
#define PI 3.1415926535897932384626433832795
#define DEFAULT 1
#define EXTERNAL 0
#define SERIAL 0x0
#define DISPLAY 0x1
#else
#define IRAM_ATTR
#define PROGMEM
#endif

#define LOW 0x0
#define HIGH 0x1
#define OUTPUT 0x01
#define INPUT_PULLUP 0x02
#define CHANGE 0x03
#define digitalPinToInterrupt(pin) (pin)

extern "C" {
unsigned long millis(void);
void delay(unsigned long milliseconds);
void pinMode(uint8_t pin, uint8_t mode);
void digitalWrite(uint8_t pin, uint8_t level);
int digitalRead(uint8_t pin);
}
void attachInterrupt(uint8_t pin, void (*handler)(void), int mode);
void configTime(int timezone, int daylight_offset, const char* server1, const char* server2 = nullptr,
                const char* server3 = nullptr);

class Stream {
 public:
  void setTimeout(unsigned long milliseconds);

 protected:
  unsigned long _timeout = 1000;
};

class HardwareSerial {
 public:
  void begin(unsigned long baud);
  size_t printf(const char* format, ...) __attribute__((format(printf, 2, 3)));
};
extern HardwareSerial Serial;

class EspClass {
 public:
  static uint32_t random();
  static void restart();
};
extern EspClass ESP;

void setup();
void loop();
