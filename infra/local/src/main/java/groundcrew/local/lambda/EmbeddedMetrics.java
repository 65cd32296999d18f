package groundcrew.local.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.arn.Arn;
import groundcrew.local.metrics.Measurement;
import groundcrew.local.metrics.Metric;
import groundcrew.local.metrics.NativeMetrics;
import groundcrew.local.metrics.Statistics;
import groundcrew.local.problems.ProblemLog;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The metrics in the logs of functions: lines in the CloudWatch embedded metric format. CloudWatch
/// ignores a line that does not keep to the format; here it is a problem.
final class EmbeddedMetrics implements NativeMetrics {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MARK = "\"_aws\"";

  private final ProblemLog problems = new ProblemLog();
  private final List<Measurement> measured = new ArrayList<>();

  /// Takes a line of a function's log.
  void line(String functionArn, String line) {
    if (!line.startsWith("{") || !line.contains(MARK)) {
      return;
    }
    try {
      add(Arn.parse(functionArn).accountRegion(), JSON.readTree(line));
    } catch (JsonProcessingException | IllegalArgumentException malformed) {
      problems.add(
          "%s logged a line that is not in the embedded metric format: %s"
              .formatted(functionArn, malformed.getMessage()));
    }
  }

  @Override
  public synchronized List<Measurement> measure() {
    var taken = List.copyOf(measured);
    measured.clear();
    return taken;
  }

  /// Returns and forgets the lines that CloudWatch would ignore.
  List<String> takeProblems() {
    return problems.take();
  }

  private synchronized void add(AccountRegion place, JsonNode line) {
    for (var directive : line.at("/_aws/CloudWatchMetrics")) {
      for (var names : directive.path("Dimensions")) {
        var dimensions = new TreeMap<String, String>();
        names.forEach(name -> dimensions.put(name.asText(), member(line, name.asText()).asText()));
        for (var definition : directive.path("Metrics")) {
          var name = definition.path("Name").asText();
          measured.add(
              new Measurement(
                  place,
                  new Metric(directive.path("Namespace").asText(), name, dimensions),
                  Statistics.of(member(line, name).asDouble()),
                  definition.path("Unit").asText("None")));
        }
      }
    }
  }

  private static JsonNode member(JsonNode line, String name) {
    if (!line.has(name)) {
      throw new IllegalArgumentException("it has no member " + name);
    }
    return line.path(name);
  }
}
