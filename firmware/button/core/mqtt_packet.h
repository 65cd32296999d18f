#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>

namespace button::mqtt {

/// The first byte of a packet, with the flags that MQTT 3.1.1 requires of it.
namespace header {
constexpr uint8_t connect = 0x10;
constexpr uint8_t connack = 0x20;
constexpr uint8_t publish = 0x30;
constexpr uint8_t publish_qos1 = 0x32;
constexpr uint8_t puback = 0x40;
constexpr uint8_t subscribe = 0x82;
constexpr uint8_t suback = 0x90;
constexpr uint8_t pingreq = 0xC0;
constexpr uint8_t pingresp = 0xD0;
constexpr uint8_t dup = 0x08;
}  // namespace header

/// A packet that is being written: `begin`, its fields, `end`.
class Packet {
 public:
  static constexpr size_t capacity = 320;

  Packet& begin(uint8_t first) {
    first_ = first;
    size_ = room;
    whole_ = true;
    return *this;
  }

  Packet& uint8(uint8_t value) {
    if (size_ < capacity) {
      bytes_[size_++] = value;
    } else {
      whole_ = false;
    }
    return *this;
  }

  Packet& uint16(uint16_t value) { return uint8(static_cast<uint8_t>(value >> 8U)).uint8(static_cast<uint8_t>(value)); }

  Packet& bytes(const char* text, size_t size) {
    for (size_t i = 0; i < size; i++) uint8(static_cast<uint8_t>(text[i]));
    return *this;
  }

  Packet& string(const char* text) {
    const size_t length = strlen(text);
    return uint16(static_cast<uint16_t>(length)).bytes(text, length);
  }

  /// Writes the first byte and the length in front. Returns false where something did not fit.
  bool end() {
    const size_t body = size_ - room;
    start_ = room;
    if (body < 128) {
      bytes_[--start_] = static_cast<uint8_t>(body);
    } else {
      bytes_[--start_] = static_cast<uint8_t>(body >> 7U);
      bytes_[--start_] = static_cast<uint8_t>(body | 0x80U);
    }
    bytes_[--start_] = first_;
    return whole_;
  }

  /// Says that it may have been sent before.
  void mark_duplicate() { bytes_[start_] |= header::dup; }

  const uint8_t* data() const { return bytes_ + start_; }
  size_t size() const { return size_ - start_; }

 private:
  // For the first byte and a length of two bytes, which suffices for the capacity.
  static constexpr size_t room = 3;

  uint8_t bytes_[capacity] = {};
  size_t size_ = room;
  size_t start_ = room;
  uint8_t first_ = 0;
  bool whole_ = true;
};

}  // namespace button::mqtt
