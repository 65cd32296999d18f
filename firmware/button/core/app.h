#pragma once
#include "connection.h"
#include "debounce.h"
#include "payload.h"
#include "press_light.h"
#include "press_queue.h"

namespace button {

/// The whole button but for its pins: levels go in, messages and LED states come out.
class App {
 public:
  /// Told what happens, for a person at the bench.
  using Log = void (*)(const char* what, const char* detail);

  App(Transport& transport, Log log) : connection_(transport), log_(log) {}

  /// Returns false where the thing's name is one that the function would refuse in a press id.
  bool begin(const Identity& identity, bool down, uint32_t now) {
    if (!is_thing(identity.thing)) return false;
    identity_ = identity;
    debounce_.begin(down, now);
    press_topic_ = topic_of(identity_.thing, "press");
    result_topic_ = topic_of(identity_.thing, "result");
    presence_topic_ = topic_of(identity_.thing, "presence");
    connection_.begin({identity_.thing, result_topic_.letters(), presence_topic_.letters(), will}, identity_.boot);
    return true;
  }

  /// A change that the interrupt latched, before `step` with a later time.
  void edge(const Edge& edge) { feel(debounce_.edge(edge), edge.at); }

  void step(uint32_t now, bool down, bool network, bool clock) {
    feel(debounce_.poll(down, now), now);
    // Asked in each step, since a timer that nobody asks for a month runs again.
    cooldown_.running(now);
    recent_.running(now);
    pace_.running(now);
    if (queue_.expire(now) > 0) light_.lost(now);
    hear(connection_.step(now, network, clock), now);
    speak(now);
  }

  Led led(uint32_t now) {
    const Led state = light_.state(now);
    if (state == Led::printed || state == Led::limited || state == Led::failed) return state;
    const bool waiting = queue_.size() > 0;
    if (!client().ready()) return waiting ? Led::queued : Led::connecting;
    if (state != Led::ready) return state;
    if (waiting) return Led::sent;
    return cooldown_.running(now) ? Led::cooldown : Led::ready;
  }

  /// Whether somebody held the button for long enough.
  bool restart() const { return restart_; }

 private:
  mqtt::Client& client() { return connection_.client(); }

  void feel(Debounce::Event event, uint32_t now) {
    if (event == Debounce::Event::held) restart_ = true;
    if (event == Debounce::Event::pressed) press(debounce_.pressed_at(), now);
  }

  void press(uint32_t at, uint32_t now) {
    // By the moments when it went down: the second may be held until the cooldown is over.
    if (recent_.running(at) && at - last_at_ < settings::cooldown) {
      log_("ignored", "a second press within the cooldown");
      return;
    }
    last_at_ = at;
    recent_.start(at, settings::cooldown + settings::hold);
    cooldown_.start(at, settings::cooldown);
    const uint32_t dropped = queue_.dropped();
    queue_.push({++sequence_, at});
    if (queue_.dropped() > dropped) light_.lost(now);
    write_press_id(id_, identity_, sequence_);
    log_("pressed", id_.letters());
  }

  void hear(Connection::Event event, uint32_t now) {
    switch (event) {
      case Connection::Event::ready:
        presence_due_ = true;
        break;
      case Connection::Event::acknowledged:
        sending_ = false;
        break;
      case Connection::Event::message:
        light_.answered(Result(client().message().payload, client().message().payload_size), now);
        break;
      case Connection::Event::closed:
        if (sending_) queue_.put_back(in_flight_);
        sending_ = false;
        log_("closed", client().reason());
        break;
      case Connection::Event::none:
        break;
    }
  }

  void speak(uint32_t now) {
    if (!client().ready() || client().busy()) return;
    if (presence_due_) {
      const Payload presence = presence_of(queue_.dropped(), queue_.expired());
      presence_due_ = !client().publish(presence_topic_.letters(), presence.letters(), presence.size(), now);
    } else if (queue_.size() > 0 && !pace_.running(now)) {
      in_flight_ = queue_.take();
      write_press_id(id_, identity_, in_flight_.sequence);
      const Payload payload = payload_of(id_, now - in_flight_.at);
      sending_ = client().publish(press_topic_.letters(), payload.letters(), payload.size(), now);
      pace_.start(now, settings::pace);
      light_.sent(id_, now);
      log_("publishes", payload.letters());
    }
  }

  Identity identity_ = {};
  Connection connection_;
  Log log_;
  Debounce debounce_;
  PressQueue queue_;
  PressLight light_;
  Topic press_topic_;
  Topic result_topic_;
  Topic presence_topic_;
  PressId id_;
  Press in_flight_;
  Timer cooldown_;
  Timer recent_;
  uint32_t last_at_ = 0;
  Timer pace_;
  uint32_t sequence_ = 0;
  bool sending_ = false;
  bool presence_due_ = false;
  bool restart_ = false;
};

}  // namespace button
