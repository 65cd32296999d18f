#pragma once
#include <stdint.h>

namespace button {

/// A change of the button's level, as the interrupt saw it.
struct Edge {
  uint32_t at = 0;
  bool down = false;
};

/// Edges on their way from the interrupt to the loop, which a TLS handshake stops for seconds.
///
/// One writer, one reader. An edge that finds no room is dropped: the loop reads the pin itself, so that the level is
/// right in the end.
class EdgeLatch {
 public:
  static constexpr uint8_t capacity = 63;

  /// Called by the interrupt. Inlined always: the ESP8266 cannot fetch code from flash while the flash is being
  /// written, and a copy outside of the handler would lie there.
  __attribute__((always_inline)) void record(bool down, uint32_t at) {
    const uint8_t head = __atomic_load_n(&head_, __ATOMIC_RELAXED);
    const uint8_t next = (head + 1U) & capacity;
    if (next == __atomic_load_n(&tail_, __ATOMIC_ACQUIRE)) return;
    edges_[head].at = at;
    edges_[head].down = down;
    __atomic_store_n(&head_, next, __ATOMIC_RELEASE);
  }

  /// Called by the loop. Returns false where there is none.
  bool take(Edge& edge) {
    const uint8_t tail = __atomic_load_n(&tail_, __ATOMIC_RELAXED);
    if (tail == __atomic_load_n(&head_, __ATOMIC_ACQUIRE)) return false;
    edge = edges_[tail];
    __atomic_store_n(&tail_, static_cast<uint8_t>((tail + 1U) & capacity), __ATOMIC_RELEASE);
    return true;
  }

 private:
  Edge edges_[capacity + 1] = {};
  uint8_t head_ = 0;
  uint8_t tail_ = 0;
};

}  // namespace button
