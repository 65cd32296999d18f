#pragma once
#include "mqtt_client.h"

namespace button::mqtt {

inline Client::Event Client::handle(uint32_t now) {
  const uint8_t type = parser_.type();
  if (state_ == State::connecting && type != header::connack) {
    fault_ = "malformed packet";
    return Event::none;
  }
  switch (type) {
    case header::connack:
      if (state_ != State::connecting || parser_.size() != 2) {
        fault_ = "malformed packet";
      } else if (parser_.body()[1] != 0) {
        fault_ = "the broker refused the connection";
      } else {
        subscribe(now);
      }
      return Event::none;
    case header::puback:
    case header::suback & 0xF0:
      return handle_acknowledgement();
    case header::publish:
      return handle_publish(now);
    case header::pingresp:
      pinging_ = false;
      return Event::none;
    default:
      fault_ = "malformed packet";
      return Event::none;
  }
}

/// An acknowledgement of something else is one of an earlier publish that was sent twice: it means nothing any more.
inline Client::Event Client::handle_acknowledgement() {
  if (parser_.size() < 2) {
    fault_ = "malformed packet";
    return Event::none;
  }
  const uint16_t id = parser_.uint16(0);
  if (parser_.type() == header::puback) {
    if (in_flight_ == 0 || id != in_flight_) return Event::none;
    in_flight_ = 0;
    return Event::acknowledged;
  }
  if (state_ != State::subscribing || id != id_) return Event::none;
  if (parser_.size() != 3 || parser_.body()[2] > 1) {
    fault_ = "the broker refused the subscription";
    return Event::none;
  }
  state_ = State::ready;
  return Event::ready;
}

inline Client::Event Client::handle_publish(uint32_t now) {
  if (!message_.read(parser_)) {
    fault_ = "malformed packet";
    return Event::none;
  }
  if (message_.packet_id != 0) {
    control_.begin(header::puback).uint16(message_.packet_id);
    send_control(now);
  }
  return message_.is_of(session_.subscription) ? Event::message : Event::none;
}

inline void Client::subscribe(uint32_t now) {
  constexpr uint8_t qos1 = 1;
  state_ = State::subscribing;
  control_.begin(header::subscribe).uint16(next_id()).string(session_.subscription).uint8(qos1);
  send_control(now);
  answer_.start(now, settings::answer);
}

inline void Client::keep_time(uint32_t now) {
  const bool waits = state_ != State::ready || pinging_;
  if (waits && !answer_.running(now)) {
    fault_ = "the broker does not answer";
    return;
  }
  if (in_flight_ != 0 && !resend_.running(now)) {
    if (sends_ == settings::sends) {
      fault_ = "the broker does not acknowledge";
      return;
    }
    publish_.mark_duplicate();
    send_publish(now);
  }
  if (state_ == State::ready && !pinging_ && !ping_.running(now)) {
    pinging_ = true;
    control_.begin(header::pingreq);
    send_control(now);
    answer_.start(now, settings::answer);
  }
}

inline void Client::send(const Packet& packet, uint32_t now) {
  if (transport_.write(packet.data(), packet.size()) != packet.size()) fault_ = "the broker takes no bytes";
  ping_.start(now, settings::ping);
}

inline void Client::send_control(uint32_t now) {
  if (control_.end()) {
    send(control_, now);
  } else {
    fault_ = "a packet does not fit";
  }
}

inline void Client::send_publish(uint32_t now) {
  sends_++;
  send(publish_, now);
  resend_.start(now, settings::resend);
}

}  // namespace button::mqtt
