#pragma once
#include "app.h"
#include "fake_broker.h"

namespace button {

/// A button with its broker and a person, whose clock only the test moves.
class Bench {
 public:
  FakeBroker broker;
  App app{broker, [](const char*, const char*) {}};
  uint32_t now = 1000;
  bool network = true;
  bool clock = true;
  bool down = false;

  explicit Bench(bool held = false) : down(held) { app.begin({"b-1", 1}, down, now); }

  /// Steps each millisecond, or in larger steps where nothing happens.
  void run(uint32_t span, uint32_t step = 1) {
    for (uint32_t passed = 0; passed < span; passed += step) {
      now += step;
      app.step(now, down, network, clock);
    }
  }
  void press() {
    down = true;
    run(100);
    down = false;
    run(100);
  }
  /// A press that only the interrupt saw.
  void latch_press(uint32_t at) {
    app.edge({at, true});
    app.edge({at + 100, false});
  }
  void answer(const char* press, const char* result) {
    Payload payload;
    payload.add(R"({"press":")").add(press).add(R"(","result":")").add(result).add(R"("})");
    broker.publish("groundcrew/button/b-1/result", payload.letters());
    run(1);
  }
  bool shows(Led led) { return app.led(now) == led; }

  /// How many publishes went out, among them the one of the presence after each connect.
  unsigned publishes() const { return broker.count(mqtt::header::publish_qos1); }
  bool published(unsigned number, const char* payload) const {
    return broker.sent(mqtt::header::publish_qos1, number, payload);
  }
};

}  // namespace button
