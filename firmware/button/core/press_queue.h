#pragma once
#include "settings.h"

namespace button {

struct Press {
  uint32_t sequence = 0;
  uint32_t at = 0;
};

/// Presses that wait for the network, in their order. It has room for a few: where it is full the oldest goes, whose
/// visitor is the most likely to have left.
class PressQueue {
 public:
  void push(const Press& press) {
    if (size_ == settings::queued_presses) {
      drop_first();
      dropped_++;
    }
    presses_[(first_ + size_) % settings::queued_presses] = press;
    size_++;
  }

  /// Puts a press back that was on its way when the connection broke. It is the oldest one.
  void put_back(const Press& press) {
    if (size_ == settings::queued_presses) {
      dropped_++;
      return;
    }
    first_ = (first_ + settings::queued_presses - 1U) % settings::queued_presses;
    presses_[first_] = press;
    size_++;
  }

  /// Takes the oldest press. The queue must not be empty.
  Press take() {
    const Press press = presses_[first_];
    drop_first();
    return press;
  }

  /// Removes what nobody waits for any more, and returns how many these were.
  uint32_t expire(uint32_t now) {
    uint32_t count = 0;
    while (size_ > 0 && now - presses_[first_].at >= settings::stale) {
      drop_first();
      count++;
    }
    expired_ += count;
    return count;
  }

  uint8_t size() const { return size_; }
  uint32_t dropped() const { return dropped_; }
  uint32_t expired() const { return expired_; }

 private:
  void drop_first() {
    first_ = (first_ + 1U) % settings::queued_presses;
    size_--;
  }

  Press presses_[settings::queued_presses] = {};
  uint32_t dropped_ = 0;
  uint32_t expired_ = 0;
  uint8_t first_ = 0;
  uint8_t size_ = 0;
};

}  // namespace button
