#pragma once
#include "mqtt_packet.h"
#include "mqtt_parser.h"

namespace button::mqtt {

/// A PUBLISH of the broker, within the parser's buffer: valid until the next byte is parsed.
struct Incoming {
  const uint8_t* topic = nullptr;
  size_t topic_size = 0;
  const uint8_t* payload = nullptr;
  size_t payload_size = 0;
  /// 0 for QoS 0.
  uint16_t packet_id = 0;

  bool is_of(const char* wanted) const {
    return strlen(wanted) == topic_size && memcmp(wanted, topic, topic_size) == 0;
  }

  /// Returns false for a packet that is malformed, or of QoS 2, which nobody subscribed to.
  bool read(const Parser& packet) {
    const unsigned qos = packet.flags() >> 1U & 3U;
    if (qos > 1 || packet.size() < 2) return false;
    size_t at = 2;
    topic = packet.body() + at;
    topic_size = packet.uint16(0);
    at += topic_size;
    const size_t id_size = qos == 0 ? 0 : 2;
    if (topic_size == 0 || at + id_size > packet.size()) return false;
    packet_id = qos == 0 ? 0 : packet.uint16(at);
    if (qos != 0 && packet_id == 0) return false;
    payload = packet.body() + at + id_size;
    payload_size = packet.size() - at - id_size;
    return true;
  }
};

}  // namespace button::mqtt
