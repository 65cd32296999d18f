#pragma once
#include "backoff.h"
#include "mqtt_client.h"

namespace button {

/// Brings the connection up, one step a call: network, clock, TLS, MQTT. After each failure it waits.
class Connection {
 public:
  using Event = mqtt::Client::Event;

  explicit Connection(Transport& transport) : transport_(transport), client_(transport) {}

  void begin(const mqtt::Session& session, uint32_t seed) {
    session_ = session;
    backoff_.begin(seed);
  }

  /// @param network whether there is a network
  /// @param clock whether the clock is set: before that every certificate is one that is not valid yet
  Event step(uint32_t now, bool network, bool clock) {
    // Times begin in the step after the one that opened: a handshake takes seconds, and `now` would be as much too early.
    if (failed_) {
      failed_ = false;
      pause_.start(now, backoff_.next());
    }
    if (client_.open()) return watch(now, network);
    if (opened_) {
      opened_ = false;
      client_.connect(session_, now);
      return Event::none;
    }
    // Asked in each step, since a timer that nobody asks for a month runs again.
    const bool paused = pause_.running(now);
    if (!network || !clock || paused) return Event::none;
    opened_ = transport_.open();
    if (opened_) return Event::none;
    client_.close("the broker cannot be reached");
    return fail();
  }

  mqtt::Client& client() { return client_; }

 private:
  Event watch(uint32_t now, bool network) {
    if (!network) {
      client_.close("the network is gone");
      return fail();
    }
    const Event event = client_.poll(now);
    if (event == Event::closed) return fail();
    if (event == Event::ready) {
      young_ = true;
      steady_.start(now, settings::steady);
    }
    if (young_ && !steady_.running(now)) {
      young_ = false;
      backoff_.reset();
    }
    return event;
  }

  Event fail() {
    failed_ = true;
    young_ = false;
    return Event::closed;
  }

  Transport& transport_;
  mqtt::Client client_;
  mqtt::Session session_ = {};
  Backoff backoff_;
  Timer pause_;
  Timer steady_;
  bool opened_ = false;
  bool failed_ = false;
  bool young_ = false;
};

}  // namespace button
