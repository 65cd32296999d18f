#include "backoff.h"
#include "checks.h"
#include "timer.h"

using namespace button;

TEST_CASE("a timer runs for its span, also while the clock wraps") {
  Timer timer;
  CHECK_FALSE(timer.running(0));
  timer.start(0xFFFFFF00U, 0x200);
  CHECK(timer.running(0xFFFFFFFFU));
  CHECK(timer.running(0xFF));
  CHECK_FALSE(timer.running(0x100));
}

TEST_CASE("a timer that has ended does not run again when the clock comes round") {
  Timer timer;
  timer.start(0, 1000);
  CHECK_FALSE(timer.running(1000));
  CHECK_FALSE(timer.running(0xF0000000U));
  CHECK_FALSE(timer.running(500));
}

TEST_CASE("each wait lies in the upper half of a span that doubles up to one minute") {
  Backoff backoff;
  backoff.begin(42);
  uint32_t most = 1000;
  for (int i = 0; i < 20; i++) {
    const uint32_t wait = backoff.next();
    CHECK(wait >= most / 2);
    CHECK(wait <= most);
    most = most * 2 < 60000 ? most * 2 : 60000;
  }
}

TEST_CASE("after a reset the waits are short again") {
  Backoff backoff;
  backoff.begin(42);
  for (int i = 0; i < 10; i++) backoff.next();
  backoff.reset();
  CHECK(backoff.next() <= 1000);
}

TEST_CASE("two devices that lose the same network do not come back in step") {
  Backoff one;
  Backoff other;
  one.begin(1);
  other.begin(2);
  unsigned same = 0;
  for (int i = 0; i < 20; i++) same += one.next() == other.next() ? 1U : 0U;
  CHECK(same < 3);
}

TEST_CASE("a seed of zero is as good as another one") {
  Jitter jitter;
  jitter.begin(0);
  CHECK(jitter.next() != jitter.next());
}
