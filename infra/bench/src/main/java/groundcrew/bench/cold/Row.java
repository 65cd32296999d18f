package groundcrew.bench.cold;

import java.util.List;
import java.util.Optional;

/// One handler in one variant.
///
/// @param codeBytes size of what is deployed
record Row(
    String handler,
    String variant,
    Spread millis,
    Spread cpuMillis,
    Spread peakMegabytes,
    long codeBytes) {

  /// Returns the handler's name without its package.
  String title() {
    return handler.substring(handler.lastIndexOf('.') + 1);
  }

  /// Finds the same handler in another variant.
  Optional<Row> peer(List<Row> rows, String other) {
    return rows.stream()
        .filter(row -> row.handler().equals(handler) && row.variant().equals(other))
        .findFirst();
  }
}
