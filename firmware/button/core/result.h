#pragma once
#include "press_id.h"

namespace button {

enum class Verdict : uint8_t { none, accepted, printed, limited, failed };

/// Reads `{"press":"<id>","result":"accepted|printed|limited|failed"}`, whatever the order and the spaces.
///
/// Other members are skipped where their values are strings, numbers or words. Anything else (nested values, escapes,
/// text that ends too early, text that is too long) is no result: `verdict` is none.
class Result {
 public:
  Result(const uint8_t* json, size_t size) : at_(json), end_(json + size) {
    if (!read_object()) verdict_ = Verdict::none;
  }

  Verdict verdict() const { return verdict_; }
  const PressId& press() const { return press_; }

 private:
  using Word = Text<16>;

  bool read_object() {
    if (!next('{')) return false;
    Verdict found = Verdict::none;
    do {
      Word name;
      if (!read_string(name) || !next(':')) return false;
      if (name.whole() && name.is("press")) {
        press_.clear();
        if (!read_string(press_) || !press_.whole()) return false;
      } else if (name.whole() && name.is("result")) {
        Word word;
        if (!read_string(word)) return false;
        found = verdict_of(word);
      } else if (!skip_value()) {
        return false;
      }
    } while (next(','));
    if (!next('}') || press_.size() == 0) return false;
    skip_spaces();
    verdict_ = found;
    return at_ == end_;
  }

  static Verdict verdict_of(const Word& word) {
    if (!word.whole()) return Verdict::none;
    if (word.is("accepted")) return Verdict::accepted;
    if (word.is("printed")) return Verdict::printed;
    if (word.is("limited")) return Verdict::limited;
    if (word.is("failed")) return Verdict::failed;
    return Verdict::none;
  }

  template <size_t Capacity>
  bool read_string(Text<Capacity>& text) {
    if (!next('"')) return false;
    for (; at_ != end_; at_++) {
      if (*at_ == '"') {
        at_++;
        return true;
      }
      if (*at_ == '\\' || *at_ < ' ') return false;
      text.add(static_cast<char>(*at_));
    }
    return false;
  }

  bool skip_value() {
    Word ignored;
    skip_spaces();
    if (at_ != end_ && *at_ == '"') return read_string(ignored);
    const uint8_t* begin = at_;
    while (at_ != end_ && is_of_word(*at_)) at_++;
    return at_ != begin;
  }

  static bool is_of_word(uint8_t c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'E';
  }

  void skip_spaces() {
    while (at_ != end_ && (*at_ == ' ' || *at_ == '\t' || *at_ == '\n' || *at_ == '\r')) at_++;
  }

  bool next(char wanted) {
    skip_spaces();
    if (at_ == end_ || *at_ != static_cast<uint8_t>(wanted)) return false;
    at_++;
    return true;
  }

  const uint8_t* at_;
  const uint8_t* end_;
  PressId press_;
  Verdict verdict_ = Verdict::none;
};

}  // namespace button
