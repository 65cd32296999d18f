#pragma once
#include <stddef.h>
#include <stdint.h>

namespace button {

/// Text in a buffer of fixed size, always ended by a zero. What does not fit is left out, and `whole` says so.
template <size_t Capacity>
class Text {
 public:
  Text& add(char letter) {
    if (size_ < Capacity) {
      letters_[size_++] = letter;
      letters_[size_] = 0;
    } else {
      whole_ = false;
    }
    return *this;
  }

  Text& add(const char* text) {
    while (*text != 0) add(*text++);
    return *this;
  }

  Text& decimal(uint32_t number) {
    uint32_t unit = 1;
    while (number / unit >= 10) unit *= 10;
    for (; unit > 0; unit /= 10) add(static_cast<char>('0' + number / unit % 10));
    return *this;
  }

  /// Eight digits.
  Text& hexadecimal(uint32_t number) {
    for (unsigned shift = 32; shift > 0; shift -= 4) add("0123456789abcdef"[number >> (shift - 4) & 15U]);
    return *this;
  }

  void clear() {
    size_ = 0;
    letters_[0] = 0;
    whole_ = true;
  }

  bool whole() const { return whole_; }
  size_t size() const { return size_; }
  const char* letters() const { return letters_; }

  bool is(const char* other) const {
    size_t i = 0;
    while (i < size_ && other[i] == letters_[i]) i++;
    return i == size_ && other[i] == 0;
  }

 private:
  char letters_[Capacity + 1] = {};
  size_t size_ = 0;
  bool whole_ = true;
};

}  // namespace button
