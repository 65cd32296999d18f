#include <string.h>

#include "checks.h"
#include "press_light.h"

using namespace button;

namespace {

PressId id(const char* text) {
  PressId id;
  id.add(text);
  return id;
}

void answer(PressLight& light, const char* json, uint32_t now) {
  light.answered(Result(reinterpret_cast<const uint8_t*>(json), strlen(json)), now);
}

constexpr const char* accepted = R"({"press":"p-1","result":"accepted"})";
constexpr const char* printed = R"({"press":"p-1","result":"printed"})";

PressLight sent() {
  PressLight light;
  light.sent(id("p-1"), 0);
  return light;
}

unsigned green(Led led, uint32_t span) {
  unsigned on = 0;
  for (uint32_t now = 0; now < span; now++) on += light_of(led).green_on(now) ? 1U : 0U;
  return on;
}

unsigned red(Led led, uint32_t span) {
  unsigned on = 0;
  for (uint32_t now = 0; now < span; now++) on += light_of(led).red_on(now) ? 1U : 0U;
  return on;
}

}  // namespace

TEST_CASE("a button that can be pressed is green, one that failed is red, one that rests is dark") {
  CHECK(green(Led::ready, 1000) == 1000);
  CHECK(red(Led::ready, 1000) == 0);
  CHECK(green(Led::failed, 1000) == 0);
  CHECK(red(Led::failed, 1000) == 1000);
  CHECK(green(Led::cooldown, 1000) + red(Led::cooldown, 1000) == 0);
}

TEST_CASE("limited is green and red by turns, and never both at once") {
  CHECK(green(Led::limited, 600) == 300);
  CHECK(red(Led::limited, 600) == 300);
  for (uint32_t now = 0; now < 600; now++) CHECK(light_of(Led::limited).green_on(now) != light_of(Led::limited).red_on(now));
}

TEST_CASE("no two states have the same name or the same look") {
  for (uint8_t a = 0; a <= static_cast<uint8_t>(Led::cooldown); a++) {
    for (uint8_t b = 0; b < a; b++) {
      const Light one = light_of(static_cast<Led>(a));
      const Light other = light_of(static_cast<Led>(b));
      CHECK(strcmp(one.name, other.name) != 0);
      CHECK((one.period != other.period || one.green != other.green || one.red != other.red));
    }
  }
}

TEST_CASE("a press is sent, accepted, printed, and then the button is ready again") {
  PressLight light = sent();
  CHECK(light.state(1) == Led::sent);
  answer(light, accepted, 1000);
  CHECK(light.state(1001) == Led::accepted);
  answer(light, printed, 2000);
  CHECK(light.state(3999) == Led::printed);
  CHECK(light.state(4000) == Led::ready);
}

TEST_CASE("a press that is limited or failed shows that for two seconds") {
  PressLight light = sent();
  answer(light, R"({"press":"p-1","result":"limited"})", 1000);
  CHECK(light.state(2999) == Led::limited);
  CHECK(light.state(3000) == Led::ready);
  light.sent(id("p-2"), 6000);
  answer(light, R"({"press":"p-2","result":"failed"})", 7000);
  CHECK(light.state(8999) == Led::failed);
  CHECK(light.state(9000) == Led::ready);
}

TEST_CASE("answers to an older press, and answers that say nothing, change nothing") {
  PressLight light = sent();
  light.sent(id("p-2"), 10);
  answer(light, printed, 1000);
  answer(light, R"({"press":"p-2","result":"planted"})", 1000);
  CHECK(light.state(1001) == Led::sent);
}

TEST_CASE("an accepted that comes after printed does not take it back") {
  PressLight light = sent();
  answer(light, printed, 1000);
  answer(light, accepted, 1001);
  CHECK(light.state(1002) == Led::printed);
}

TEST_CASE("a press that nobody answers failed, for the visitor") {
  PressLight light = sent();
  CHECK(light.state(29999) == Led::sent);
  CHECK(light.state(30000) == Led::failed);
  CHECK(light.state(32000) == Led::ready);
}

TEST_CASE("a label that does not come failed, for the visitor, until it comes") {
  PressLight light = sent();
  answer(light, accepted, 1000);
  CHECK(light.state(90999) == Led::accepted);
  CHECK(light.state(91000) == Led::failed);
  answer(light, printed, 92000);
  CHECK(light.state(92001) == Led::printed);
}
