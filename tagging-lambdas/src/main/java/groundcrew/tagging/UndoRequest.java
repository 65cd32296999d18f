package groundcrew.tagging;

import groundcrew.common.JsonValue;
import groundcrew.tagging.message.Rules;
import groundcrew.tagging.undo.OrderUndo;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads what a person asks the undoer for.
final class UndoRequest {
  private static final Set<String> FIELDS = Set.of("run", "account", "region", "level");

  private UndoRequest() {}

  /// @throws IllegalArgumentException for an input that is anything else
  static OrderUndo.Scope read(JsonValue input) {
    for (var field : input.properties()) {
      // A misspelt restriction must not undo more than was meant.
      if (!FIELDS.contains(field.getKey())) {
        throw new IllegalArgumentException(
            "unknown field '%s': expected run, and optionally account, region, level"
                .formatted(field.getKey()));
      }
    }
    return new OrderUndo.Scope(
        run(input),
        optional(input, "account", Rules::account),
        optional(input, "region", Rules::region),
        optional(input, "level", Rules::level));
  }

  private static Instant run(JsonValue input) {
    try {
      return Instant.parse(input.path("run").asText());
    } catch (DateTimeException malformed) {
      throw new IllegalArgumentException(
          "run is %s: expected the run's time, such as 2026-01-31T02:00:00Z"
              .formatted(input.path("run")),
          malformed);
    }
  }

  private static Optional<String> optional(
      JsonValue input, String field, Function<String, String> rule) {
    return input.has(field)
        ? Optional.of(rule.apply(input.path(field).asText()))
        : Optional.empty();
  }
}
