#include "checks.h"
#include "fake_broker.h"
#include "mqtt_client.h"

using namespace button;
using namespace button::mqtt;
using Event = Client::Event;

namespace {

/// A client that has just introduced itself to a broker that says nothing by itself.
struct Introduced {
  FakeBroker broker;
  Client client{broker};

  Introduced() {
    broker.polite = false;
    broker.open();
    client.connect({"b-1", "results", "presence", "gone"}, 0);
  }
  void accept() {
    broker.say({header::connack, 2, 0, 0});
    client.poll(0);
    broker.say({header::suback, 3, 0, 1, 1});
    client.poll(0);
  }
  bool closes(uint32_t now, const char* reason) {
    return client.poll(now) == Event::closed && strcmp(client.reason(), reason) == 0 && broker.closes == 1 &&
           !client.open() && client.poll(now) == Event::none;
  }
};

}  // namespace

TEST_CASE("a broker that refuses the connection is left") {
  Introduced it;
  it.broker.say({header::connack, 2, 0, 5});
  CHECK(it.closes(0, "the broker refused the connection"));
}

TEST_CASE("a broker that refuses the subscription is left") {
  Introduced it;
  it.broker.say({header::connack, 2, 0, 0});
  it.client.poll(0);
  it.broker.say({header::suback, 3, 0, 1, 0x80});
  CHECK(it.closes(0, "the broker refused the subscription"));
}

TEST_CASE("a broker that says nothing is left after ten seconds") {
  Introduced it;
  CHECK(it.client.poll(9999) == Event::none);
  CHECK(it.closes(10000, "the broker does not answer"));
}

TEST_CASE("a broker that accepts, but never the subscription, is left") {
  Introduced it;
  it.broker.say({header::connack, 2, 0, 0});
  it.client.poll(5000);
  CHECK(it.client.poll(14999) == Event::none);
  CHECK(it.closes(15000, "the broker does not answer"));
}

TEST_CASE("a broker that does not answer a ping is left") {
  Introduced it;
  it.accept();
  it.client.poll(30000);
  CHECK(it.client.poll(39999) == Event::none);
  CHECK(it.closes(40000, "the broker does not answer"));
}

TEST_CASE("a connection that broke is noticed, after what came before has been read") {
  Introduced it;
  it.accept();
  it.broker.publish("results", "last");
  it.broker.hang_up();
  CHECK(it.client.poll(10) == Event::message);
  CHECK(it.closes(10, "the broker is gone"));
}

TEST_CASE("a connection that takes no bytes is left at the next look") {
  Introduced it;
  it.accept();
  it.broker.takes_bytes = false;
  CHECK(it.client.publish("t", "p", 1, 10));
  CHECK(it.closes(10, "the broker takes no bytes"));
}

TEST_CASE("anything but the acceptance as the first answer is malformed") {
  Introduced it;
  it.broker.say({header::pingresp, 0});
  CHECK(it.closes(0, "malformed packet"));
}

TEST_CASE("packets that no broker sends are malformed") {
  const uint8_t wrong[][5] = {{header::connack, 2, 0, 0, 0},     {header::puback, 1, 0, 0, 0}, {header::connect, 0, 0, 0, 0},
                              {header::publish, 3, 0, 9, 'a'}, {0x30, 0xFF, 0xFF, 0xFF, 0xFF}};
  for (const auto& bytes : wrong) {
    Introduced it;
    it.accept();
    it.broker.say(bytes);
    CHECK(it.closes(0, "malformed packet"));
  }
}

TEST_CASE("an acceptance of the wrong size is malformed") {
  Introduced it;
  it.broker.say({header::connack, 3, 0, 0, 0});
  CHECK(it.closes(0, "malformed packet"));
}

TEST_CASE("acknowledgements that nobody waits for are ignored") {
  Introduced it;
  it.accept();
  it.broker.say({header::suback, 3, 0, 1, 1, header::puback, 2, 0, 1});
  CHECK(it.client.poll(0) == Event::none);
  CHECK(it.client.ready());
}

TEST_CASE("a message that is larger than the buffer is skipped") {
  Introduced it;
  it.accept();
  char large[300] = {};
  memset(large, 'x', sizeof large - 1);
  it.broker.publish("results", large);
  it.broker.publish("results", "small");
  CHECK(it.client.poll(0) == Event::message);
  CHECK(it.client.message().payload_size == 5);
}

TEST_CASE("a publish that does not fit is refused and does not end the connection") {
  Introduced it;
  it.accept();
  char large[Packet::capacity] = {};
  CHECK_FALSE(it.client.publish("t", large, sizeof large, 0));
  CHECK(it.client.poll(0) == Event::none);
  CHECK(it.client.publish("t", "p", 1, 0));
}

TEST_CASE("texts that do not fit into the first packet end the connection") {
  static char large[Packet::capacity + 1] = {};
  memset(large, 'x', Packet::capacity);
  FakeBroker broker;
  Client client(broker);
  broker.open();
  client.connect({"b-1", "results", "presence", large}, 0);
  CHECK(client.poll(0) == Event::closed);
  CHECK(strcmp(client.reason(), "a packet does not fit") == 0);
}
