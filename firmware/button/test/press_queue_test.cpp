#include "checks.h"
#include "press_queue.h"

using button::Press;
using button::PressQueue;

namespace {

PressQueue with(uint32_t presses) {
  PressQueue queue;
  for (uint32_t i = 1; i <= presses; i++) queue.push({i, i * 1000});
  return queue;
}

}  // namespace

TEST_CASE("presses leave the queue in the order in which they came") {
  PressQueue queue = with(3);
  CHECK(queue.take().sequence == 1);
  CHECK(queue.take().sequence == 2);
  CHECK(queue.take().sequence == 3);
  CHECK(queue.size() == 0);
}

TEST_CASE("a full queue drops the oldest press and counts it") {
  PressQueue queue = with(18);
  CHECK(queue.size() == 16);
  CHECK(queue.dropped() == 2);
  CHECK(queue.take().sequence == 3);
}

TEST_CASE("a press whose connection broke is the first again") {
  PressQueue queue = with(3);
  const Press first = queue.take();
  queue.put_back(first);
  CHECK(queue.take().sequence == 1);
  CHECK(queue.take().sequence == 2);
}

TEST_CASE("a press whose connection broke is dropped and counted where newer ones have taken its place") {
  PressQueue queue = with(16);
  const Press first = queue.take();
  queue.push({17, 17000});
  queue.put_back(first);
  CHECK(queue.dropped() == 1);
  CHECK(queue.take().sequence == 2);
}

TEST_CASE("presses expire after ten minutes and are counted") {
  PressQueue queue = with(3);
  CHECK(queue.expire(600999) == 0);
  CHECK(queue.expire(602000) == 2);
  CHECK(queue.size() == 1);
  CHECK(queue.expired() == 2);
  CHECK(queue.take().sequence == 3);
}

TEST_CASE("presses expire while the clock wraps") {
  PressQueue queue;
  queue.push({1, 0xFFFFFFFFU - 1000});
  CHECK(queue.expire(0) == 0);
  CHECK(queue.expire(600000) == 1);
}
