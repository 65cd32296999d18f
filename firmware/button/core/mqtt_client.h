#pragma once
#include "incoming.h"
#include "settings.h"
#include "timer.h"
#include "transport.h"

namespace button::mqtt {

/// What a session is made of. The texts outlive it.
struct Session {
  const char* client_id = "";
  const char* subscription = "";
  const char* will_topic = "";
  const char* will = "";
};

/// The part of MQTT 3.1.1 that a button needs, over an open transport: one subscription, and one publish at a time,
/// which is what keeps presses in their order.
class Client {
 public:
  enum class Event : uint8_t { none, ready, acknowledged, message, closed };

  explicit Client(Transport& transport) : transport_(transport) {}

  void connect(const Session& session, uint32_t now) {
    session_ = session;
    state_ = State::connecting;
    parser_.reset();
    in_flight_ = 0;
    pinging_ = false;
    fault_ = nullptr;
    // A clean session: the results that came meanwhile would tell this visitor about another one's press.
    constexpr uint8_t clean_session = 0x02;
    constexpr uint8_t will_of_qos1 = 0x04 | 0x08;
    control_.begin(header::connect).string("MQTT").uint8(4).uint8(clean_session | will_of_qos1);
    control_.uint16(settings::keep_alive).string(session.client_id).string(session.will_topic).string(session.will);
    send_control(now);
    answer_.start(now, settings::answer);
  }

  /// Publishes with QoS 1. `acknowledged` follows, or `closed`. Returns false where it cannot.
  bool publish(const char* topic, const char* payload, size_t size, uint32_t now) {
    if (!ready() || in_flight_ != 0) return false;
    publish_.begin(header::publish_qos1).string(topic).uint16(next_id()).bytes(payload, size);
    if (!publish_.end()) return false;
    in_flight_ = id_;
    sends_ = 0;
    send_publish(now);
    return true;
  }

  bool ready() const { return state_ == State::ready; }
  bool open() const { return state_ != State::closed; }
  bool busy() const { return in_flight_ != 0; }

  /// Valid until the next `poll`.
  const Incoming& message() const { return message_; }
  /// Why it closed.
  const char* reason() const { return reason_; }

  void close(const char* reason) {
    reason_ = reason;
    state_ = State::closed;
    transport_.close();
  }

  /// Returns what happened, one event a call.
  Event poll(uint32_t now) {
    if (!open()) return Event::none;
    // Bounded, so that a flood does not keep the loop from the button.
    for (size_t i = 0; i < 2 * Parser::capacity && fault_ == nullptr && transport_.available() > 0; i++) {
      uint8_t byte = 0;
      if (transport_.read(&byte, 1) != 1) break;
      const Event event = take(byte, now);
      if (event != Event::none) return event;
    }
    if (fault_ == nullptr && transport_.available() == 0 && !transport_.connected()) fault_ = "the broker is gone";
    if (fault_ == nullptr) keep_time(now);
    if (fault_ == nullptr) return Event::none;
    close(fault_);
    return Event::closed;
  }

 private:
  enum class State : uint8_t { closed, connecting, subscribing, ready };

  Event take(uint8_t byte, uint32_t now) {
    switch (parser_.take(byte)) {
      case Parser::Found::packet:
        return handle(now);
      case Parser::Found::malformed:
        fault_ = "malformed packet";
        break;
      case Parser::Found::nothing:
      case Parser::Found::oversized:
        break;
    }
    return Event::none;
  }

  Event handle(uint32_t now);
  Event handle_acknowledgement();
  Event handle_publish(uint32_t now);
  void subscribe(uint32_t now);
  void keep_time(uint32_t now);
  void send(const Packet& packet, uint32_t now);
  void send_control(uint32_t now);
  void send_publish(uint32_t now);

  uint16_t next_id() {
    id_ = id_ == UINT16_MAX ? 1 : static_cast<uint16_t>(id_ + 1);
    return id_;
  }

  Transport& transport_;
  Session session_ = {};
  Parser parser_;
  Incoming message_;
  Packet control_;
  // Kept until its PUBACK, to be sent again.
  Packet publish_;
  Timer answer_;
  Timer ping_;
  Timer resend_;
  const char* fault_ = nullptr;
  const char* reason_ = "";
  uint16_t id_ = 0;
  uint16_t in_flight_ = 0;
  uint8_t sends_ = 0;
  State state_ = State::closed;
  bool pinging_ = false;
};

}  // namespace button::mqtt

#include "mqtt_client_packets.h"
