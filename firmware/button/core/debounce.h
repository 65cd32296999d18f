#pragma once
#include "edge_latch.h"
#include "settings.h"

namespace button {

/// Turns levels of a contact that bounces into presses and holds.
///
/// A press counts when the button is released, since only then is it known to be no hold. Its time is the moment at
/// which the button went down.
class Debounce {
 public:
  enum class Event : uint8_t { none, pressed, held };

  /// A button that is down already is not a press when it is released, nor a hold: one that is stuck must not restart
  /// the device for ever.
  void begin(bool down, uint32_t now) {
    level_ = settled_ = down;
    since_ = now;
    armed_ = false;
  }

  /// A change that the interrupt saw. The same level again means that a pulse came and went meanwhile.
  Event edge(const Edge& edge) {
    const Event event = settle(edge.at);
    level_ = edge.down;
    since_ = edge.at;
    return event;
  }

  /// The level now, as the loop sees it.
  Event poll(bool down, uint32_t now) {
    if (down == level_) return settle(now);
    // The latch was full while the loop stood: nobody knows how long the button was down, and it is no hold.
    const Event event = settle(now, false);
    if (armed_ && passed(down_at_, now, settings::hold)) down_at_ = now - settings::hold + 1;
    level_ = down;
    since_ = now;
    return event;
  }

  uint32_t pressed_at() const { return down_at_; }

 private:
  // Signed: an interrupt between the loop's look at the clock and this comparison is a moment later than `now`.
  static bool passed(uint32_t since, uint32_t now, uint32_t span) {
    return static_cast<int32_t>(now - since) >= static_cast<int32_t>(span);
  }

  Event settle(uint32_t now, bool holds = true) {
    if (level_ != settled_ && passed(since_, now, settings::settle)) {
      settled_ = level_;
      if (settled_) {
        down_at_ = since_;
        armed_ = true;
      } else if (armed_) {
        armed_ = false;
        return Event::pressed;
      }
    }
    if (holds && settled_ && armed_ && passed(down_at_, level_ ? now : since_, settings::hold)) {
      armed_ = false;
      return Event::held;
    }
    return Event::none;
  }

  uint32_t since_ = 0;
  uint32_t down_at_ = 0;
  bool level_ = false;
  bool settled_ = false;
  bool armed_ = false;
};

}  // namespace button
