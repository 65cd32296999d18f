package groundcrew.bluegreen.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The verdict, and everything that led to it.
///
/// @param reasons why, the weightiest first
/// @param counts number of rows by result, without results that no row has
/// @param rows the rows of each result, up to 2,000: the worst results first
/// @param latencies times that were compared
public record Decision(
    Verdict verdict,
    List<String> reasons,
    Score score,
    Map<Result, Integer> counts,
    List<RowResult> rows,
    Latencies latencies,
    LatencyFinding latency,
    Instant began,
    Duration took) {
  /// Returns the decision where the gate knows nothing.
  public static Decision failed(String reason, Instant now) {
    return new Decision(
        Verdict.FAIL,
        List.of(reason),
        Score.NONE,
        Map.of(),
        List.of(),
        new Latencies(),
        new LatencyFinding(LatencyFinding.Kind.NOT_COMPARED, "nothing was compared"),
        now,
        Duration.ZERO);
  }

  /// Returns how many rows were tested, those that were refused included.
  public int tested() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /// Returns the number of rows of a result.
  public int count(Result result) {
    return counts.getOrDefault(result, 0);
  }
}
