package groundcrew.tagging.journal;

import static java.util.Locale.ROOT;

import groundcrew.common.Json;
import groundcrew.common.JsonObject;
import groundcrew.common.JsonValue;
import groundcrew.tagging.journal.Change.Values;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One line of the journal: one resource.
///
/// @param reason why a resource was left alone or refused, or what is to be noted about it
public record JournalLine(Change change, Outcome outcome, Optional<String> reason) {

  /// What is known of a change when its line is written.
  public enum Outcome {
    /// It is about to be tried, or would be.
    PLANNED,
    /// It is done.
    TAGGED,
    /// Nothing had to be done.
    UNCHANGED,
    /// It was refused.
    FAILED,
    /// It must not be done.
    SKIPPED
  }

  /// Returns a line without a reason.
  public static JournalLine of(Change change, Outcome outcome) {
    return new JournalLine(change, outcome, Optional.empty());
  }

  /// Returns a line with a reason.
  public static JournalLine of(Change change, Outcome outcome, String reason) {
    return new JournalLine(change, outcome, Optional.of(reason));
  }

  /// Returns the line's JSON.
  public String json() {
    var line = Json.object().put("arn", change.arn());
    write(change.before(), line.putObject("before"));
    write(change.after(), line.putObject("after"));
    line.put("outcome", outcome.name().toLowerCase(ROOT));
    reason.ifPresent(text -> line.put("reason", text));
    return Json.write(line);
  }

  /// Reads a line.
  ///
  /// @throws IllegalArgumentException if it is no line of a journal
  public static JournalLine parse(String text) {
    var line = Json.read(text);
    var keys = new TreeMap<String, Values>();
    for (var before : line.path("before").properties()) {
      keys.put(
          before.getKey(),
          new Values(value(before.getValue()), value(line.path("after").path(before.getKey()))));
    }
    if (!line.path("arn").isTextual() || !line.path("outcome").isTextual()) {
      throw new IllegalArgumentException("a journal's line has an arn and an outcome");
    }
    return new JournalLine(
        new Change(line.path("arn").asText(), keys),
        Outcome.valueOf(line.path("outcome").asText().toUpperCase(ROOT)),
        value(line.path("reason")));
  }

  private static void write(SortedMap<String, Optional<String>> values, JsonObject node) {
    values.forEach((key, value) -> node.put(key, value.orElse(null)));
  }

  private static Optional<String> value(JsonValue node) {
    return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
  }
}
