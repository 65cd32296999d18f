#include <stdlib.h>

#include "bench.h"

namespace {

/// Bytes of whoever speaks as the broker: the first byte says how many of them come at once.
void hear(const uint8_t* bytes, size_t size) {
  button::Bench bench;
  bench.broker.polite = false;
  bench.now += 300;
  bench.latch_press(bench.now - 250);
  bench.run(3);
  const size_t step = size == 0 ? 1 : bytes[0] % 16U + 1U;
  for (size_t at = 1; at < size; at += step) {
    for (size_t i = at; i < size && i < at + step; i++) bench.broker.say({bytes[i]});
    bench.run(1);
    const button::Led led = bench.app.led(bench.now);
    if (led > button::Led::cooldown) abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
  if (size > 2048) return 0;
  hear(bytes, size);
  const button::Result result(bytes, size);
  if (result.press().size() > button::settings::press_id) abort();
  return 0;
}
