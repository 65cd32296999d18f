#include "checks.h"
#include "payload.h"

using namespace button;

namespace {

PressId id_of(const char* thing, uint32_t boot, uint32_t sequence) {
  PressId id;
  write_press_id(id, {thing, boot}, sequence);
  return id;
}

}  // namespace

TEST_CASE("a press id has the thing, the start of the device, and the number of the press") {
  CHECK(id_of("button-1", 0xC0FFEE, 7).is("button-1-00c0ffee-7"));
}

TEST_CASE("the first press after a restart has another id than the first one before") {
  CHECK_FALSE(id_of("button-1", 1, 1).is(id_of("button-1", 2, 1).letters()));
}

TEST_CASE("the longest name and the highest number make an id of 48 characters") {
  const char* longest = "a234567890123456789012345678";
  REQUIRE(is_thing(longest));
  const PressId id = id_of(longest, 0xFFFFFFFFU, 4294967295U);
  CHECK(id.whole());
  CHECK(id.size() == 48);
  CHECK(id.is("a234567890123456789012345678-ffffffff-4294967295"));
}

TEST_CASE("a name that would make ids that the function refuses is not accepted") {
  CHECK(is_thing("Button_1-b"));
  CHECK_FALSE(is_thing(""));
  CHECK_FALSE(is_thing("a2345678901234567890123456789"));
  CHECK_FALSE(is_thing("button:1"));
  CHECK_FALSE(is_thing("button/1"));
  CHECK_FALSE(is_thing("button 1"));
  CHECK_FALSE(is_thing("kn\xC3\xB6pfle"));
}

TEST_CASE("topics have the thing between the project and what they are for") {
  CHECK(topic_of("button-1", "press").is("groundcrew/button/button-1/press"));
  CHECK(topic_of("a234567890123456789012345678", "presence").whole());
}

TEST_CASE("a press tells its id and how long it waited") {
  CHECK(payload_of(id_of("button-1", 1, 2), 1234).is(R"({"press":"button-1-00000001-2","age_ms":1234})"));
  CHECK(payload_of(id_of("button-1", 1, 2), 0).is(R"({"press":"button-1-00000001-2","age_ms":0})"));
  CHECK(payload_of(id_of("a234567890123456789012345678", 1, 4294967295U), 4294967295U).whole());
}

TEST_CASE("the presence tells how many presses were lost here") {
  CHECK(presence_of(3, 2).is(R"({"online":true,"dropped":3,"expired":2})"));
  CHECK(presence_of(4294967295U, 4294967295U).whole());
}

TEST_CASE("text that does not fit is cut and says so") {
  Text<3> text;
  CHECK(text.add("abc").whole());
  CHECK_FALSE(text.add('d').whole());
  CHECK(text.is("abc"));
  CHECK_FALSE(text.is("ab"));
  CHECK_FALSE(text.is("abcd"));
}
