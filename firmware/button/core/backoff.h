#pragma once
#include "settings.h"

namespace button {

/// Random numbers that differ from device to device: all of a fair reconnect after the same power cut.
class Jitter {
 public:
  void begin(uint32_t seed) { state_ = seed == 0 ? 1 : seed; }

  uint32_t next() {  // xorshift32
    state_ ^= state_ << 13U;
    state_ ^= state_ >> 17U;
    state_ ^= state_ << 5U;
    return state_;
  }

 private:
  uint32_t state_ = 1;
};

/// How long to wait before the next attempt: twice as long each time, of which the second half is random.
class Backoff {
 public:
  void begin(uint32_t seed) { jitter_.begin(seed); }

  uint32_t next() {
    const uint32_t most = ceiling_;
    ceiling_ = ceiling_ * 2 < settings::longest_backoff ? ceiling_ * 2 : settings::longest_backoff;
    return most / 2 + jitter_.next() % (most / 2 + 1);
  }

  void reset() { ceiling_ = settings::first_backoff; }

 private:
  Jitter jitter_;
  uint32_t ceiling_ = settings::first_backoff;
};

}  // namespace button
