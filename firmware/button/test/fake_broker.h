#pragma once
#include "mqtt_packet.h"
#include "transport.h"

namespace button {

/// The broker at the other end of a transport, without a network. A polite one answers by itself.
class FakeBroker final : public Transport {
 public:
  bool reachable = true;
  bool takes_bytes = true;
  bool polite = true;
  bool acknowledges = true;
  unsigned opens = 0;
  unsigned closes = 0;

  bool open() override {
    opens++;
    forget_incoming();
    return linked_ = reachable;
  }
  bool connected() override { return linked_; }
  size_t available() override { return said_ - heard_; }
  size_t read(uint8_t* bytes, size_t size) override {
    size_t taken = 0;
    while (taken < size && heard_ < said_) bytes[taken++] = incoming_[heard_++];
    if (heard_ == said_) forget_incoming();
    return taken;
  }
  size_t write(const uint8_t* bytes, size_t size) override {
    if (!takes_bytes || size > sizeof sent_ - sent_size_) return 0;
    memcpy(sent_ + sent_size_, bytes, size);
    sent_size_ += size;
    if (polite) answer(bytes);
    return size;
  }
  void close() override {
    closes++;
    linked_ = false;
    forget_incoming();
  }

  void hang_up() { linked_ = false; }

  template <size_t Size>
  void say(const uint8_t (&bytes)[Size]) {
    for (const uint8_t byte : bytes) incoming_[said_++] = byte;
  }

  void publish(const char* topic, const char* payload, uint8_t header = mqtt::header::publish) {
    packet_.begin(header).string(topic);
    if (header == mqtt::header::publish_qos1) packet_.uint16(77);
    packet_.bytes(payload, strlen(payload)).end();
    for (size_t i = 0; i < packet_.size(); i++) incoming_[said_++] = packet_.data()[i];
  }

  /// How many packets with this first byte were sent.
  unsigned count(uint8_t header) const {
    unsigned found = 0;
    for (size_t at = 0; at < sent_size_; at = next(at)) found += sent_[at] == header ? 1U : 0U;
    return found;
  }

  /// The payload, or what is the last of it, of the packet with this first byte and number.
  bool sent(uint8_t header, unsigned number, const char* end) const {
    for (size_t at = 0; at < sent_size_; at = next(at)) {
      if (sent_[at] != header || number-- > 0) continue;
      const size_t length = strlen(end);
      return next(at) >= at + length && memcmp(sent_ + next(at) - length, end, length) == 0;
    }
    return false;
  }

  const uint8_t* bytes() const { return sent_; }
  size_t size() const { return sent_size_; }
  void forget() { sent_size_ = 0; }

 private:
  size_t body(size_t at) const { return sent_[at + 1] < 128 ? at + 2 : at + 3; }
  size_t next(size_t at) const {
    const size_t low = sent_[at + 1] & 0x7FU;
    return body(at) + (sent_[at + 1] < 128 ? low : low | static_cast<size_t>(sent_[at + 2]) << 7U);
  }

  void answer(const uint8_t* packet) {
    const uint8_t type = packet[0] & 0xF0U;
    const size_t at = packet[1] < 128 ? 2 : 3;
    if (type == mqtt::header::connect) say({mqtt::header::connack, 2, 0, 0});
    if (packet[0] == mqtt::header::subscribe) say({mqtt::header::suback, 3, packet[at], packet[at + 1], 1});
    if (type == mqtt::header::pingreq) say({mqtt::header::pingresp, 0});
    if (type == mqtt::header::publish && acknowledges) {
      const size_t id = at + 2 + packet[at + 1];
      say({mqtt::header::puback, 2, packet[id], packet[id + 1]});
    }
  }

  void forget_incoming() { said_ = heard_ = 0; }

  uint8_t sent_[8192] = {};
  size_t sent_size_ = 0;
  uint8_t incoming_[4096] = {};
  size_t said_ = 0;
  size_t heard_ = 0;
  mqtt::Packet packet_;
  bool linked_ = false;
};

}  // namespace button
