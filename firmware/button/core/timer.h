#pragma once
#include <stdint.h>

namespace button {

/// A span of time on the clock of millis(), which wraps after 49.7 days.
///
/// A running timer has to be asked at least every 24 days. One that is not running never is wrong, which a remembered
/// "last time" would be after a long idle time.
class Timer {
 public:
  void start(uint32_t now, uint32_t span) {
    end_ = now + span;
    running_ = true;
  }

  bool running(uint32_t now) {
    if (running_ && static_cast<int32_t>(now - end_) >= 0) running_ = false;
    return running_;
  }

 private:
  uint32_t end_ = 0;
  bool running_ = false;
};

}  // namespace button
