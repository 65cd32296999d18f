package groundcrew.bench.cold;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What each function loads for its first event, as it was recorded in a file.
///
/// These are counts, the same on every machine with the same JDK: a guard by them cannot flake.
///
/// @param file which whoever lets a function grow changes in the same commit
record Recorded(Path file) {
  private static final double MOST_GROWTH = 1.1;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /// What is counted of one function.
  ///
  /// @param classes loaded until the answer, those of the JDK too
  /// @param codeBytes size of its JAR
  record Counts(int classes, long codeBytes) {}

  /// Returns a line for each function and count: `ok` or `not ok`, as the launcher reads them.
  ///
  /// @throws IllegalStateException where a function was never recorded, or the file has one too
  ///   many
  List<String> compare(Map<String, Counts> now) throws IOException {
    var recorded = (ObjectNode) JSON.readTree(Files.readString(file));
    var lines = new ArrayList<String>();
    now.forEach((handler, counts) -> {
      var before = recorded.path(handler);
      if (before.isMissingNode()) {
        throw new IllegalStateException(
            "%s is not in %s: ./groundcrew bench cold --record".formatted(handler, file));
      }
      lines.add(line(handler, "classes", before.path("classes").asLong(), counts.classes()));
      lines.add(
          line(handler, "bytes of code", before.path("codeBytes").asLong(), counts.codeBytes()));
    });
    recorded.remove(List.copyOf(now.keySet()));
    if (!recorded.isEmpty()) {
      throw new IllegalStateException(
          "%s has functions that are gone: %s".formatted(file, recorded));
    }
    return lines;
  }

  private static String line(String handler, String what, long before, long now) {
    return "%s %s: %,d %s, recorded %,d"
        .formatted(now > before * MOST_GROWTH ? "not ok" : "ok", handler, now, what, before);
  }

  /// Writes the counts of now.
  void write(Map<String, Counts> now) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(JSON.valueToTree(now)) + "\n");
  }
}
