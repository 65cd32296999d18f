#pragma once
#include "settings.h"
#include "text.h"

namespace button {

using PressId = Text<settings::press_id>;

/// Who this device is, since it was switched on.
struct Identity {
  const char* thing = "";
  /// A random number of this start. Without it the first press after a restart would have the id of the first one
  /// before, and the function would answer it as the same press.
  uint32_t boot = 0;
};

/// Tells whether press ids with this name are ones that the function accepts.
inline bool is_thing(const char* name) {
  size_t size = 0;
  for (; name[size] != 0; size++) {
    const char c = name[size];
    const bool fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    if (!fits || size == settings::thing) return false;
  }
  return size > 0;
}

inline void write_press_id(PressId& id, const Identity& identity, uint32_t sequence) {
  id.clear();
  id.add(identity.thing).add('-').hexadecimal(identity.boot).add('-').decimal(sequence);
}

}  // namespace button
