#pragma once
#include "press_id.h"

namespace button {

using Topic = Text<settings::thing + 32>;
using Payload = Text<settings::press_id + 64>;

/// `groundcrew/button/<thing>/<leaf>`
inline Topic topic_of(const char* thing, const char* leaf) {
  Topic topic;
  topic.add("groundcrew/button/").add(thing).add('/').add(leaf);
  return topic;
}

/// A press and how long it waited here: the function computes from it when the button was pressed.
inline Payload payload_of(const PressId& id, uint32_t age) {
  Payload payload;
  payload.add(R"({"press":")").add(id.letters()).add(R"(","age_ms":)").decimal(age).add('}');
  return payload;
}

/// What a device says of itself when it comes. Whoever counts trees sees by it how many presses no message tells of.
inline Payload presence_of(uint32_t dropped, uint32_t expired) {
  Payload payload;
  payload.add(R"({"online":true,"dropped":)").decimal(dropped).add(R"(,"expired":)").decimal(expired).add('}');
  return payload;
}

/// What the broker says of a device that went without a word.
constexpr const char* will = R"({"online":false})";

}  // namespace button
