#pragma once
#include "led.h"
#include "result.h"
#include "timer.h"

namespace button {

/// Follows the newest press for the LED: who presses looks for an answer to that press, not to one before.
class PressLight {
 public:
  /// A press was sent to the broker.
  void sent(const PressId& press, uint32_t now) {
    press_ = press;
    show(Led::sent, settings::first_answer, now);
  }

  /// The cloud answered. What is told already is not taken back by an answer that came late or twice.
  void answered(const Result& result, uint32_t now) {
    if (!press_.is(result.press().letters())) return;
    switch (result.verdict()) {
      case Verdict::accepted:
        if (state_ == Led::sent) show(Led::accepted, settings::label, now);
        break;
      case Verdict::printed:
        end(Led::printed, now);
        break;
      case Verdict::limited:
        end(Led::limited, now);
        break;
      case Verdict::failed:
        end(Led::failed, now);
        break;
      case Verdict::none:
        break;
    }
  }

  /// A press left the queue without being sent.
  void lost(uint32_t now) { end(Led::failed, now); }

  /// Ready where there is nothing to tell.
  Led state(uint32_t now) {
    if (state_ != Led::ready && !shown_.running(now)) {
      // Nobody answered, so that the visitor should ask somebody.
      if (state_ == Led::sent || state_ == Led::accepted) {
        end(Led::failed, now);
      } else {
        state_ = Led::ready;
      }
    }
    return state_;
  }

 private:
  void end(Led state, uint32_t now) { show(state, settings::verdict, now); }

  void show(Led state, uint32_t span, uint32_t now) {
    state_ = state;
    shown_.start(now, span);
  }

  PressId press_;
  Timer shown_;
  Led state_ = Led::ready;
};

}  // namespace button
