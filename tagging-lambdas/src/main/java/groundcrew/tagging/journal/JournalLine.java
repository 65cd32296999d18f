package groundcrew.tagging.journal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import groundcrew.common.StrictJson;
import groundcrew.tagging.journal.Change.Values;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A line of the journal, which describes one resource.
///
/// @param reason why the resource was skipped or failed, or a remark about it
public record JournalLine(Change change, Outcome outcome, Optional<String> reason) {

  /// The state of a change when its line is written.
  public enum Outcome {
    /// The change is about to be made, may have been made, or would be made by a run that applies.
    @JsonProperty("planned")
    PLANNED,
    /// The change is made.
    @JsonProperty("tagged")
    TAGGED,
    /// The resource is up to date.
    @JsonProperty("unchanged")
    UNCHANGED,
    /// The change failed.
    @JsonProperty("failed")
    FAILED,
    /// The resource does not exist any more.
    @JsonProperty("gone")
    GONE,
    /// The resource is not changed, for a reason.
    @JsonProperty("skipped")
    SKIPPED
  }

  /// The JSON form of a line. The value of a key that the resource does not have is null.
  private record Document(
      String arn,
      @JsonSetter(contentNulls = Nulls.SET) SortedMap<String, Optional<String>> before,
      @JsonSetter(contentNulls = Nulls.SET) SortedMap<String, Optional<String>> after,
      Outcome outcome,
      Optional<String> reason) {}

  /// Returns a line without a reason.
  public static JournalLine of(Change change, Outcome outcome) {
    return new JournalLine(change, outcome, Optional.empty());
  }

  /// Returns a line with a reason.
  public static JournalLine of(Change change, Outcome outcome, String reason) {
    return new JournalLine(change, outcome, Optional.of(reason));
  }

  /// Returns the JSON text of the line.
  public String json() {
    return StrictJson.write(
        new Document(change.arn(), change.before(), change.after(), outcome, reason));
  }

  /// Reads a line.
  ///
  /// @throws IllegalArgumentException if the text is malformed
  public static JournalLine parse(String text) {
    var line = StrictJson.read(text, Document.class);
    var keys = new TreeMap<String, Values>();
    line.before()
        .forEach((key, before) ->
            keys.put(key, new Values(before, line.after().getOrDefault(key, Optional.empty()))));
    return new JournalLine(new Change(line.arn(), keys), line.outcome(), line.reason());
  }
}
