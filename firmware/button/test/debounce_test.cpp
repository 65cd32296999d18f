#include "checks.h"
#include "debounce.h"

using button::Debounce;
using Event = button::Debounce::Event;

namespace {

/// A loop that looks at a button each millisecond.
struct Watched {
  Debounce debounce;
  uint32_t now;
  unsigned presses = 0;
  unsigned holds = 0;

  explicit Watched(bool down = false, uint32_t start = 1000) : now(start) { debounce.begin(down, now); }

  void count(Event event) {
    if (event == Event::pressed) presses++;
    if (event == Event::held) holds++;
  }
  void stay(bool down, uint32_t span) {
    for (; span > 0; span--) count(debounce.poll(down, ++now));
  }
};

}  // namespace

TEST_CASE("a press counts once, when the button is released, with the time at which it went down") {
  Watched button;
  button.stay(true, 100);
  CHECK(button.presses == 0);
  button.stay(false, 100);
  CHECK(button.presses == 1);
  CHECK(button.debounce.pressed_at() == 1001);
}

TEST_CASE("bounces of going down and of going up are part of one press") {
  Watched button;
  for (int i = 0; i < 3; i++) {
    button.stay(true, 5);
    button.stay(false, 5);
  }
  button.stay(true, 100);
  for (int i = 0; i < 3; i++) {
    button.stay(false, 5);
    button.stay(true, 5);
  }
  button.stay(false, 100);
  CHECK(button.presses == 1);
}

TEST_CASE("a spike that is shorter than the settling time is no press") {
  Watched button;
  button.stay(true, 19);
  button.stay(false, 100);
  CHECK(button.presses == 0);
}

TEST_CASE("a button that is held at the start is no press, but the next press is one") {
  Watched button(true);
  button.stay(true, 10000);
  button.stay(false, 100);
  CHECK(button.presses == 0);
  CHECK(button.holds == 0);
  button.stay(true, 100);
  button.stay(false, 100);
  CHECK(button.presses == 1);
}

TEST_CASE("a button that is held for five seconds is one hold and no press") {
  Watched button;
  button.stay(true, 5000);
  CHECK(button.holds == 0);
  button.stay(true, 5000);
  CHECK(button.holds == 1);
  button.stay(false, 100);
  CHECK(button.presses == 0);
}

TEST_CASE("a press is recognised while the clock of 32 bits wraps") {
  Watched button(false, 0xFFFFFFFFU - 50);
  button.stay(true, 100);
  button.stay(false, 100);
  CHECK(button.presses == 1);
  CHECK(button.debounce.pressed_at() == 0xFFFFFFFFU - 49);
}

TEST_CASE("two presses that only the interrupt saw are two, each with its own time") {
  Watched button;
  button.count(button.debounce.edge({2000, true}));
  button.count(button.debounce.edge({2100, false}));
  CHECK(button.debounce.edge({6000, true}) == Event::pressed);
  CHECK(button.debounce.pressed_at() == 2000);
  button.count(button.debounce.edge({6100, false}));
  CHECK(button.debounce.poll(false, 9000) == Event::pressed);
  CHECK(button.debounce.pressed_at() == 6000);
}

TEST_CASE("a hold that only the interrupt saw is a hold") {
  Watched button;
  button.count(button.debounce.edge({2000, true}));
  CHECK(button.debounce.edge({7000, false}) == Event::held);
  button.stay(false, 100);
  CHECK(button.presses == 0);
}

TEST_CASE("a press whose end was lost while the loop stood is a press and no hold") {
  Watched button;
  button.count(button.debounce.edge({2000, true}));
  button.now = 12000;
  button.stay(false, 100);
  CHECK(button.holds == 0);
  CHECK(button.presses == 1);
}

TEST_CASE("a pulse that was too short for the handler to see both edges begins the settling anew") {
  Watched button;
  button.count(button.debounce.edge({2000, true}));
  button.count(button.debounce.edge({2015, true}));
  button.count(button.debounce.edge({2030, false}));
  CHECK(button.debounce.poll(false, 2100) == Event::none);
}

TEST_CASE("an edge that is a moment younger than the loop's clock settles nothing") {
  Watched button;
  button.count(button.debounce.edge({1050, true}));
  CHECK(button.debounce.poll(true, 1049) == Event::none);
  CHECK(button.debounce.poll(false, 1051) == Event::none);
  CHECK(button.debounce.poll(false, 1200) == Event::none);
}
