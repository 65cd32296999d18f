package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// What one request has come through, as the X-Ray trace header tells: `Lineage=` with a hash of
/// each function and how often it ran. Lambda finds loops by it, also where X-Ray is off.
///
/// @param root the other parts of the header
/// @param runs by the hash of a function
record Lineage(String root, Map<String, Integer> runs) {
  private static final int MOST_RUNS = 16;
  private static final String KEY = "Lineage=";

  /// Starts a chain.
  static Lineage begin() {
    var id = UUID.randomUUID().toString().replace("-", "");
    return new Lineage(
        "Root=1-%s-%s;Sampled=0".formatted(id.substring(0, 8), id.substring(8)), Map.of());
  }

  /// Reads a trace header.
  static Lineage of(String header) {
    var parts = header.split(";", -1);
    var root =
        Arrays.stream(parts).filter(part -> !part.startsWith(KEY)).collect(Collectors.joining(";"));
    var runs = new LinkedHashMap<String, Integer>();
    Arrays.stream(parts)
        .filter(part -> part.startsWith(KEY))
        .flatMap(part -> Arrays.stream(part.substring(KEY.length()).split("\\|", -1)))
        .map(entry -> entry.split(":", -1))
        .filter(entry -> entry.length == 2 && entry[1].matches("\\d{1,6}"))
        .forEach(entry -> runs.put(entry[0], Integer.parseInt(entry[1])));
    return new Lineage(root, runs);
  }

  /// Adds a run of a function.
  ///
  /// @throws AwsError `RecursiveInvocationException` where it has run 16 times in this chain,
  ///   unless its `RecursiveLoop` is `Allow`
  Lineage through(LambdaFunction function) {
    var hash = HexFormat.of().toHexDigits(function.arn().hashCode());
    var before = runs.getOrDefault(hash, 0);
    if (before >= MOST_RUNS && !function.recursiveLoopAllowed()) {
      throw new AwsError(
          400,
          "RecursiveInvocationException",
          "Lambda has detected %s being invoked in a recursive loop with other AWS services."
              .formatted(function.arn()));
    }
    var after = new LinkedHashMap<>(runs);
    after.put(hash, before + 1);
    return new Lineage(root, after);
  }

  int longest() {
    return runs.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /// Returns the trace header.
  String header() {
    var entries =
        runs.entrySet().stream()
            .map(entry -> entry.getKey() + ":" + entry.getValue())
            .collect(Collectors.joining("|"));
    return entries.isEmpty() ? root : root + ";" + KEY + entries;
  }
}
