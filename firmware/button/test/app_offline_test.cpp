#include "bench.h"
#include "checks.h"

using namespace button;

TEST_CASE("without network or clock nothing is tried, and the LED says connecting") {
  Bench bench;
  bench.network = false;
  bench.run(1000);
  bench.network = true;
  bench.clock = false;
  bench.run(1000);
  CHECK(bench.broker.opens == 0);
  CHECK(bench.shows(Led::connecting));
  bench.clock = true;
  bench.run(10);
  CHECK(bench.broker.opens == 1);
}

TEST_CASE("presses of an outage wait, and go out in their order with their age, one a second") {
  Bench bench;
  bench.network = false;
  for (int i = 0; i < 3; i++) {
    bench.press();
    bench.run(3800);
  }
  CHECK(bench.shows(Led::queued));
  bench.network = true;
  bench.run(100);
  CHECK(bench.publishes() == 2);
  CHECK(bench.published(1, R"({"press":"b-1-00000001-1","age_ms":12003})"));
  CHECK(bench.shows(Led::sent));
  bench.run(1000);
  CHECK(bench.publishes() == 3);
  bench.run(1000);
  CHECK(bench.publishes() == 4);
  CHECK(bench.published(3, R"({"press":"b-1-00000001-3","age_ms":6003})"));
}

TEST_CASE("a press without acknowledgement goes out again in the next connection, before younger ones") {
  Bench bench;
  bench.run(100);
  bench.broker.acknowledges = false;
  bench.press();
  bench.network = false;
  bench.run(5000);
  bench.press();
  bench.broker.forget();
  bench.broker.acknowledges = true;
  bench.network = true;
  bench.run(3000);
  CHECK(bench.publishes() == 3);
  CHECK(bench.published(1, R"({"press":"b-1-00000001-1","age_ms":5403})"));
  CHECK(bench.published(2, R"({"press":"b-1-00000001-2","age_ms":1203})"));
}

TEST_CASE("a press that is acknowledged does not go out again") {
  Bench bench;
  bench.run(100);
  bench.press();
  bench.broker.hang_up();
  bench.broker.forget();
  bench.run(10000);
  CHECK(bench.publishes() == 1);
}

TEST_CASE("more presses than the queue holds show a failure, and their number is told when the broker is back") {
  Bench bench;
  bench.network = false;
  for (int i = 0; i < 17; i++) {
    bench.press();
    bench.run(4000);
  }
  bench.press();
  CHECK(bench.shows(Led::failed));
  bench.network = true;
  bench.run(100);
  CHECK(bench.published(0, R"({"online":true,"dropped":2,"expired":0})"));
  CHECK(bench.published(1, R"({"press":"b-1-00000001-3","age_ms":63203})"));
}

TEST_CASE("a press that waited for ten minutes is not sent, shows a failure, and is counted") {
  Bench bench;
  bench.network = false;
  bench.press();
  bench.run(600000 - 199);
  CHECK(bench.shows(Led::failed));
  bench.network = true;
  bench.run(10000);
  CHECK(bench.published(0, R"({"online":true,"dropped":0,"expired":1})"));
  CHECK(bench.publishes() == 1);
}

TEST_CASE("a broker that cannot be reached is tried again, ever more seldom") {
  Bench bench;
  bench.broker.reachable = false;
  bench.run(10000);
  const unsigned early = bench.broker.opens;
  CHECK(early >= 4);
  CHECK(early <= 6);
  bench.run(600000, 10);
  CHECK(bench.broker.opens - early <= 24);
  CHECK(bench.broker.opens - early >= 10);
}

TEST_CASE("a connection that is cut off at once each time is opened ever more seldom") {
  Bench bench;
  for (int i = 0; i < 60000; i++) {
    bench.run(10, 10);
    bench.broker.hang_up();
  }
  CHECK(bench.broker.opens <= 24);
}

TEST_CASE("after a good connection the first attempt follows within a second") {
  Bench bench;
  bench.broker.reachable = false;
  bench.run(100000, 10);
  bench.broker.reachable = true;
  bench.run(100000, 10);
  REQUIRE(bench.shows(Led::ready));
  const unsigned opens = bench.broker.opens;
  bench.broker.hang_up();
  bench.run(1100);
  CHECK(bench.broker.opens == opens + 1);
  CHECK(bench.shows(Led::ready));
}

TEST_CASE("a network that goes ends the connection at once") {
  Bench bench;
  bench.run(100);
  bench.network = false;
  bench.run(1);
  CHECK(bench.broker.closes == 1);
  CHECK(bench.shows(Led::connecting));
}
