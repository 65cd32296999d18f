#include "checks.h"
#include "edge_latch.h"

using button::Edge;
using button::EdgeLatch;

TEST_CASE("the latch gives edges in the order in which the interrupt recorded them") {
  EdgeLatch latch;
  latch.record(true, 10);
  latch.record(false, 20);
  Edge edge;
  REQUIRE(latch.take(edge));
  CHECK(edge.down);
  CHECK(edge.at == 10);
  REQUIRE(latch.take(edge));
  CHECK_FALSE(edge.down);
  CHECK(edge.at == 20);
  CHECK_FALSE(latch.take(edge));
}

TEST_CASE("a full latch keeps the oldest edges, and takes new ones when there is room again") {
  EdgeLatch latch;
  for (uint32_t at = 0; at < 100; at++) latch.record(true, at);
  Edge edge;
  for (uint32_t at = 0; at < EdgeLatch::capacity; at++) {
    REQUIRE(latch.take(edge));
    CHECK(edge.at == at);
  }
  CHECK_FALSE(latch.take(edge));
  latch.record(false, 200);
  REQUIRE(latch.take(edge));
  CHECK(edge.at == 200);
}
