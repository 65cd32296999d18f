#pragma once
#include <stddef.h>
#include <stdint.h>

namespace button::mqtt {

/// Finds the packets in the bytes of a broker, however these are split.
///
/// The body of a packet that is larger than the buffer is skipped; such a packet is reported as `oversized`.
class Parser {
 public:
  static constexpr size_t capacity = 256;
  enum class Found : uint8_t { nothing, packet, oversized, malformed };

  Found take(uint8_t byte) {
    switch (part_) {
      case Part::first:
        first_ = byte;
        length_ = received_ = 0;
        shift_ = 0;
        part_ = Part::length;
        return Found::nothing;
      case Part::length:
        return take_length(byte);
      case Part::body:
        if (received_ < capacity) body_[received_] = byte;
        received_++;
        return received_ < length_ ? Found::nothing : complete();
    }
    return Found::malformed;
  }

  void reset() { part_ = Part::first; }

  uint8_t type() const { return first_ & 0xF0U; }
  uint8_t flags() const { return first_ & 0x0FU; }
  const uint8_t* body() const { return body_; }
  size_t size() const { return length_; }

  /// A number of two bytes. It must lie in the body.
  uint16_t uint16(size_t at) const { return static_cast<uint16_t>(body_[at] << 8U | body_[at + 1]); }

 private:
  enum class Part : uint8_t { first, length, body };

  Found take_length(uint8_t byte) {
    length_ |= (byte & 0x7FU) << shift_;
    shift_ += 7;
    if ((byte & 0x80U) != 0) {
      if (shift_ < 28) return Found::nothing;
      reset();
      return Found::malformed;
    }
    if (length_ == 0) return complete();
    part_ = Part::body;
    return Found::nothing;
  }

  Found complete() {
    reset();
    return length_ <= capacity ? Found::packet : Found::oversized;
  }

  uint8_t body_[capacity] = {};
  uint32_t length_ = 0;
  uint32_t received_ = 0;
  uint32_t shift_ = 0;
  uint8_t first_ = 0;
  Part part_ = Part::first;
};

}  // namespace button::mqtt
