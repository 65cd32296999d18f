#include "checks.h"
#include "fake_broker.h"
#include "mqtt_client.h"

using namespace button;
using namespace button::mqtt;
using Event = Client::Event;

namespace {

constexpr Session session = {"b-1", "results", "presence", "gone"};

struct Connected {
  FakeBroker broker;
  Client client{broker};

  Connected() {
    broker.open();
    client.connect(session, 0);
    client.poll(0);
    client.poll(0);
    broker.forget();
  }
  bool publish(const char* payload, uint32_t now) { return client.publish("t", payload, strlen(payload), now); }
};

}  // namespace

TEST_CASE("the client introduces itself with a clean session, a keep-alive and a will") {
  FakeBroker broker;
  Client client(broker);
  broker.open();
  client.connect(session, 0);
  const uint8_t wanted[] = {0x10, 31,  0,   4,   'M', 'Q', 'T', 'T', 4,   0x0E, 0, 60,  0,   3,   'b', '-', '1',
                            0,    8,   'p', 'r', 'e', 's', 'e', 'n', 'c', 'e',  0, 4,   'g', 'o', 'n', 'e'};
  REQUIRE(broker.size() == sizeof wanted);
  CHECK(memcmp(broker.bytes(), wanted, sizeof wanted) == 0);
}

TEST_CASE("the client is ready when the broker has accepted it and its subscription") {
  FakeBroker broker;
  Client client(broker);
  broker.open();
  client.connect(session, 0);
  CHECK_FALSE(client.ready());
  CHECK_FALSE(client.publish("t", "p", 1, 0));
  CHECK(client.poll(0) == Event::ready);
  CHECK(client.ready());
  CHECK(broker.sent(header::subscribe, 0, "results\x01"));
}

TEST_CASE("a publish has QoS 1, and is acknowledged once") {
  Connected it;
  REQUIRE(it.publish("hello", 0));
  CHECK(it.client.busy());
  CHECK(it.broker.sent(header::publish_qos1, 0, "hello"));
  CHECK(it.client.poll(10) == Event::acknowledged);
  CHECK_FALSE(it.client.busy());
  CHECK(it.client.poll(10) == Event::none);
}

TEST_CASE("one publish is on its way at a time") {
  Connected it;
  REQUIRE(it.publish("one", 0));
  CHECK_FALSE(it.publish("two", 0));
  it.client.poll(0);
  CHECK(it.publish("two", 0));
}

TEST_CASE("a publish without acknowledgement is sent again, the same bytes marked as a duplicate") {
  Connected it;
  it.broker.acknowledges = false;
  it.publish("hello", 0);
  CHECK(it.client.poll(3999) == Event::none);
  CHECK(it.broker.count(header::publish_qos1 | header::dup) == 0);
  CHECK(it.client.poll(4000) == Event::none);
  CHECK(it.broker.count(header::publish_qos1 | header::dup) == 1);
  CHECK(it.broker.bytes()[0] == 0x32);
  const size_t size = it.broker.size() / 2;
  CHECK(memcmp(it.broker.bytes() + 1, it.broker.bytes() + size + 1, size - 1) == 0);
}

TEST_CASE("a broker that never acknowledges is given up after three sends") {
  Connected it;
  it.broker.acknowledges = false;
  it.publish("hello", 0);
  it.client.poll(4000);
  it.client.poll(8000);
  CHECK(it.client.poll(11999) == Event::none);
  CHECK(it.client.poll(12000) == Event::closed);
  CHECK(strcmp(it.client.reason(), "the broker does not acknowledge") == 0);
  CHECK(it.broker.closes == 1);
}

TEST_CASE("an acknowledgement of something else is none of this publish") {
  Connected it;
  it.broker.acknowledges = false;
  it.publish("hello", 0);
  it.broker.say({header::puback, 2, 0, 99});
  CHECK(it.client.poll(10) == Event::none);
  CHECK(it.client.busy());
}

TEST_CASE("packet ids are never 0") {
  Connected it;
  for (uint32_t i = 0; i < 65536; i++) {
    it.broker.forget();
    REQUIRE(it.publish("", 0));
    const uint8_t* packet = it.broker.bytes();
    REQUIRE((packet[5] != 0 || packet[6] != 0));
    it.client.poll(0);
  }
}

TEST_CASE("messages of the subscription arrive, others are ignored, QoS 1 is acknowledged") {
  Connected it;
  it.broker.publish("other", "x");
  it.broker.publish("results", "yes", header::publish_qos1);
  REQUIRE(it.client.poll(0) == Event::message);
  CHECK(it.client.message().payload_size == 3);
  CHECK(memcmp(it.client.message().payload, "yes", 3) == 0);
  CHECK(it.broker.count(header::puback) == 1);
}

TEST_CASE("the client pings when it was silent, and only then") {
  Connected it;
  it.client.poll(20000);
  it.publish("hello", 20000);
  it.client.poll(20001);
  it.client.poll(49999);
  CHECK(it.broker.count(header::pingreq) == 0);
  it.client.poll(50000);
  CHECK(it.broker.count(header::pingreq) == 1);
  CHECK(it.client.poll(59999) == Event::none);
  CHECK(it.client.poll(70000) == Event::none);
}
