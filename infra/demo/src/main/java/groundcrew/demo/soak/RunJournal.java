package groundcrew.demo.soak;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the journal tells of one run.
///
/// @param lines by ARN
record RunJournal(Map<String, List<Line>> lines, int receivedAgain) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROOT = "journal/";

  /// One line.
  ///
  /// @param keys that change
  record Line(Place place, String arn, String outcome, Optional<String> reason, Set<String> keys) {
    boolean tells(String wanted) {
      return outcome.equals(wanted);
    }

    /// Tells whether it explains why a resource is not as it should be.
    boolean explains() {
      return (tells("failed") || tells("skipped")) && reason.filter(r -> !r.isBlank()).isPresent();
    }
  }

  /// Returns the runs that a bucket tells of, oldest first.
  static List<String> runs(Map<String, String> objects) {
    return objects.keySet().stream()
        .filter(key -> key.startsWith(ROOT))
        .map(key -> key.split("/", -1)[1])
        .distinct()
        .sorted()
        .toList();
  }

  /// Reads one run.
  ///
  /// @param objects of the bucket, by key
  /// @throws IllegalArgumentException for an object that is no journal
  static RunJournal of(Map<String, String> objects, String run) {
    var lines =
        objects.entrySet().stream()
            .filter(object -> object.getKey().startsWith(ROOT + run + "/"))
            .flatMap(object -> lines(object.getKey(), object.getValue()))
            .collect(groupingBy(Line::arn));
    var again = new TreeSet<String>();
    objects.keySet().stream()
        .filter(key -> key.startsWith(ROOT + run + "/"))
        .map(key -> key.substring(key.lastIndexOf('/') + 1))
        // A message id of 36 characters, the receive count, the number of the part.
        .filter(name -> !name.substring(36).startsWith("-1-"))
        .forEach(name -> again.add(name.substring(0, 36)));
    return new RunJournal(lines, again.size());
  }

  /// Returns the lines about a resource.
  List<Line> about(String arn) {
    return lines.getOrDefault(arn, List.of());
  }

  /// Returns of how many resources the journal says why they are not as they should be.
  long explained() {
    return lines.keySet().stream().filter(this::explains).count();
  }

  /// Tells whether the journal says why the resource is not as it should be.
  boolean explains(String arn) {
    return about(arn).stream().anyMatch(Line::explains);
  }

  private static Stream<Line> lines(String key, String text) {
    var names = key.split("/", -1);
    if (names.length != 6 || !key.endsWith(".jsonl")) {
      throw new IllegalArgumentException(key + " is no part of a journal");
    }
    var place = new Place(names[2], names[3]);
    return text.lines().map(line -> line(key, place, line));
  }

  private static Line line(String key, Place place, String text) {
    try {
      var line = JSON.readTree(text);
      var keys = new TreeSet<String>();
      line.path("before").fieldNames().forEachRemaining(keys::add);
      return new Line(
          place,
          line.path("arn").asText(),
          line.path("outcome").asText(),
          Optional.of(line.path("reason")).filter(JsonNode::isTextual).map(JsonNode::asText),
          keys);
    } catch (IOException e) {
      throw new UncheckedIOException(key + " has a line that cannot be read", e);
    }
  }
}
