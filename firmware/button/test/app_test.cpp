#include "bench.h"
#include "checks.h"

using namespace button;

TEST_CASE("a device tells its presence when it comes, and what its will is") {
  Bench bench;
  bench.run(100);
  CHECK(bench.published(0, R"({"online":true,"dropped":0,"expired":0})"));
  CHECK(bench.broker.sent(mqtt::header::connect, 0, R"({"online":false})"));
  CHECK(bench.shows(Led::ready));
}

TEST_CASE("one press is one message, and the LED follows it to the printed label") {
  Bench bench;
  bench.run(100);
  bench.press();
  CHECK(bench.publishes() == 2);
  CHECK(bench.published(1, R"({"press":"b-1-00000001-1","age_ms":120})"));
  CHECK(bench.shows(Led::sent));
  bench.answer("b-1-00000001-1", "accepted");
  CHECK(bench.shows(Led::accepted));
  bench.answer("b-1-00000001-1", "printed");
  CHECK(bench.shows(Led::printed));
  bench.run(4000);
  CHECK(bench.shows(Led::ready));
}

TEST_CASE("a second press within the cooldown is none, and the next one after it is one") {
  Bench bench;
  bench.run(100);
  bench.press();
  bench.answer("b-1-00000001-1", "failed");
  bench.press();
  bench.run(3000);
  CHECK(bench.publishes() == 2);
  bench.run(500);
  bench.press();
  CHECK(bench.publishes() == 3);
  CHECK(bench.published(2, R"({"press":"b-1-00000001-2","age_ms":120})"));
}

TEST_CASE("a second press that is held until the cooldown is over is none") {
  Bench bench;
  bench.run(100);
  bench.press();
  bench.answer("b-1-00000001-1", "accepted");
  bench.run(2000);
  bench.down = true;
  bench.run(2000);
  bench.down = false;
  bench.run(500);
  CHECK(bench.publishes() == 2);  // its presence, and the first press
}

TEST_CASE("a button that has told how a press ended is dark for the rest of the cooldown") {
  Bench bench;
  bench.run(100);
  bench.press();
  bench.answer("b-1-00000001-1", "limited");
  CHECK(bench.shows(Led::limited));
  bench.run(2000);
  CHECK(bench.shows(Led::cooldown));
  bench.run(1500);
  CHECK(bench.shows(Led::ready));
}

TEST_CASE("a button that is held while the power comes is no press and no restart") {
  Bench bench(true);
  bench.run(20000);
  CHECK_FALSE(bench.app.restart());
  bench.down = false;
  bench.run(1000);
  CHECK(bench.publishes() == 1);
}

TEST_CASE("a hold of five seconds asks for a restart and buys no tree") {
  Bench bench;
  bench.run(100);
  bench.down = true;
  bench.run(5001);
  CHECK(bench.app.restart());
  bench.down = false;
  bench.run(1000);
  CHECK(bench.publishes() == 1);
}

TEST_CASE("presses that come while a handshake blocks are caught, with their age") {
  Bench bench;
  bench.run(100);
  const uint32_t blocked = bench.now;
  bench.now += 6000;
  bench.latch_press(blocked + 500);
  bench.latch_press(blocked + 4500);
  bench.run(2000);
  CHECK(bench.publishes() == 3);
  CHECK(bench.published(1, R"({"press":"b-1-00000001-1","age_ms":5501})"));
  CHECK(bench.published(2, R"({"press":"b-1-00000001-2","age_ms":2501})"));
}

TEST_CASE("a double press while a handshake blocks is one press") {
  Bench bench;
  bench.run(100);
  const uint32_t blocked = bench.now;
  bench.now += 8000;
  bench.latch_press(blocked + 500);
  bench.latch_press(blocked + 1000);
  bench.run(2000);
  CHECK(bench.publishes() == 2);
}

TEST_CASE("a press after a month without one is sent at once") {
  Bench bench;
  bench.run(100);
  bench.press();
  for (int day = 0; day < 30; day++) {
    bench.broker.forget();
    bench.run(24 * 3600 * 1000, 10000);
  }
  bench.broker.forget();
  bench.press();
  CHECK(bench.published(0, R"({"press":"b-1-00000001-2","age_ms":120})"));
}

TEST_CASE("a thing whose name does not fit into a press id does not start") {
  FakeBroker broker;
  App app(broker, [](const char*, const char*) {});
  CHECK_FALSE(app.begin({"button:1", 1}, false, 0));
}
