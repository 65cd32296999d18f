#include "checks.h"
#include "incoming.h"

using namespace button::mqtt;
using Found = Parser::Found;

namespace {

template <size_t Size>
Found parse(Parser& parser, const uint8_t (&bytes)[Size]) {
  Found found = Found::nothing;
  for (const uint8_t byte : bytes) found = parser.take(byte);
  return found;
}

/// A publish whose whole body has this size.
Found parse_publish(Parser& parser, size_t body) {
  parser.take(header::publish);
  size_t rest = body;
  while (rest >= 128) {
    parser.take(static_cast<uint8_t>(rest | 0x80U));
    rest >>= 7U;
  }
  Found found = parser.take(static_cast<uint8_t>(rest));
  for (size_t i = 0; i < body; i++) {
    if (found != Found::nothing) return Found::malformed;
    found = parser.take(0);
  }
  return found;
}

}  // namespace

TEST_CASE("a packet is its first byte, its length and its fields") {
  Packet packet;
  REQUIRE(packet.begin(header::publish_qos1).string("a/b").uint16(0x1234).bytes("hi", 2).end());
  const uint8_t wanted[] = {0x32, 9, 0, 3, 'a', '/', 'b', 0x12, 0x34, 'h', 'i'};
  REQUIRE(packet.size() == sizeof wanted);
  CHECK(memcmp(packet.data(), wanted, sizeof wanted) == 0);
  packet.mark_duplicate();
  CHECK(packet.data()[0] == 0x3A);
}

TEST_CASE("the length takes a second byte from 128 on") {
  Packet packet;
  packet.begin(header::publish);
  for (int i = 0; i < 127; i++) packet.uint8(0);
  REQUIRE(packet.end());
  CHECK(packet.size() == 129);
  CHECK(packet.data()[1] == 127);
  packet.uint8(0);
  REQUIRE(packet.end());
  CHECK(packet.size() == 131);
  CHECK(packet.data()[1] == 0x80);
  CHECK(packet.data()[2] == 1);
}

TEST_CASE("a packet that is larger than its buffer is not whole, and the next one is") {
  Packet packet;
  packet.begin(header::publish);
  for (size_t i = 0; i < Packet::capacity; i++) packet.uint8(0);
  CHECK_FALSE(packet.end());
  CHECK(packet.begin(header::pingreq).end());
}

TEST_CASE("the parser finds a packet byte by byte, and the one after it") {
  Parser parser;
  CHECK(parse(parser, {0x20, 2, 0}) == Found::nothing);
  CHECK(parser.take(5) == Found::packet);
  CHECK(parser.type() == header::connack);
  CHECK(parser.size() == 2);
  CHECK(parser.body()[1] == 5);
  CHECK(parse(parser, {0xD0, 0}) == Found::packet);
  CHECK(parser.type() == header::pingresp);
  CHECK(parser.size() == 0);
}

TEST_CASE("lengths of one, two, three and four bytes are read") {
  Parser parser;
  constexpr size_t fitting[] = {1, 127, 128, 256};
  constexpr size_t large[] = {257, 16383, 16384, 2097152};
  for (const size_t size : fitting) CHECK(parse_publish(parser, size) == Found::packet);
  for (const size_t size : large) CHECK(parse_publish(parser, size) == Found::oversized);
  CHECK(parse_publish(parser, 10) == Found::packet);
}

TEST_CASE("a length of five bytes is malformed, and the parser can begin anew") {
  Parser parser;
  CHECK(parse(parser, {0x30, 0x80, 0x80, 0x80, 0x80}) == Found::malformed);
  CHECK(parse(parser, {0xD0, 0}) == Found::packet);
}

TEST_CASE("an incoming message has its topic, its payload and its packet id") {
  Parser parser;
  REQUIRE(parse(parser, {0x32, 8, 0, 2, 'a', 'b', 0, 7, 'h', 'i'}) == Found::packet);
  Incoming message;
  REQUIRE(message.read(parser));
  CHECK(message.is_of("ab"));
  CHECK_FALSE(message.is_of("a"));
  CHECK_FALSE(message.is_of("ax"));
  CHECK(message.packet_id == 7);
  CHECK(message.payload_size == 2);
  CHECK(memcmp(message.payload, "hi", 2) == 0);
}

TEST_CASE("an incoming message with QoS 0 has no packet id, and its payload may be empty") {
  Parser parser;
  REQUIRE(parse(parser, {0x31, 3, 0, 1, 'a'}) == Found::packet);
  Incoming message;
  REQUIRE(message.read(parser));
  CHECK(message.packet_id == 0);
  CHECK(message.payload_size == 0);
}

TEST_CASE("an incoming message that is malformed is refused") {
  Parser parser;
  Incoming message;
  parse(parser, {0x30, 1, 0});
  CHECK_FALSE(message.read(parser));  // half of a topic's length
  parse(parser, {0x30, 3, 0, 0, 'a'});
  CHECK_FALSE(message.read(parser));  // no topic
  parse(parser, {0x30, 3, 0, 2, 'a'});
  CHECK_FALSE(message.read(parser));  // a topic that is longer than the packet
  parse(parser, {0x32, 4, 0, 1, 'a', 0});
  CHECK_FALSE(message.read(parser));  // half of a packet id
  parse(parser, {0x32, 5, 0, 1, 'a', 0, 0});
  CHECK_FALSE(message.read(parser));  // packet id 0
  parse(parser, {0x34, 5, 0, 1, 'a', 0, 1});
  CHECK_FALSE(message.read(parser));  // QoS 2
}
