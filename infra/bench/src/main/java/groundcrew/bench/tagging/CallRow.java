package groundcrew.bench.tagging;

import java.util.Map;

/// The calls of one run beside the least possible.
///
/// @param accounts how many have tags
/// @param run what was to be done
/// @param wrong resources that had to be written
/// @param measured by operation, at the gateway
/// @param least by operation
record CallRow(
    int accounts, String run, long wrong, Map<String, Long> measured, Map<String, Long> least) {
  long calls() {
    return measured.values().stream().mapToLong(Long::longValue).sum();
  }

  long leastCalls() {
    return least.values().stream().mapToLong(Long::longValue).sum();
  }

  double ratio() {
    return (double) calls() / leastCalls();
  }
}
