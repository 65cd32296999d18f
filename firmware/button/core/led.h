#pragma once
#include <stdint.h>

namespace button {

/// What the two LEDs tell a visitor.
enum class Led : uint8_t { connecting, ready, sent, accepted, printed, limited, failed, queued, cooldown };

/// How a state looks: within each period the green LED is on from its beginning, the red one until its end.
struct Light {
  const char* name;
  uint16_t period;
  uint16_t green;
  uint16_t red;

  bool green_on(uint32_t now) const { return now % period < green; }
  bool red_on(uint32_t now) const { return period - now % period <= red; }
};

/// The same table is in the README.
inline Light light_of(Led led) {
  switch (led) {
    case Led::connecting:
      return {"connecting", 2000, 200, 0};
    case Led::ready:
      return {"ready", 1000, 1000, 0};
    case Led::sent:
      return {"sent", 200, 100, 0};
    case Led::accepted:
      return {"accepted", 800, 400, 0};
    case Led::printed:
      return {"printed", 100, 50, 0};
    case Led::limited:
      return {"limited", 600, 300, 300};
    case Led::failed:
      return {"failed", 1000, 0, 1000};
    case Led::queued:
      return {"queued", 2000, 0, 200};
    case Led::cooldown:
      return {"cooldown", 1000, 0, 0};
  }
  return {"failed", 1000, 0, 1000};
}

}  // namespace button
