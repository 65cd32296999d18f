package groundcrew.local.lambda;

import groundcrew.local.arn.Arn;
import groundcrew.local.metrics.Measurement;
import groundcrew.local.metrics.Metric;
import groundcrew.local.metrics.NativeMetrics;
import groundcrew.local.metrics.Statistics;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What Lambda publishes of its functions: nothing while they do not run.
record FunctionMetrics(Supplier<Map<LambdaFunction, Runs>> runs) implements NativeMetrics {

  @Override
  public List<Measurement> measure() {
    return runs.get().entrySet().stream()
        .flatMap(entry -> of(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Stream<Measurement> of(LambdaFunction function, Runs runs) {
    var throttles = of(function, "Throttles", throttles(runs), "Count");
    // A request that was throttled is no invocation, and has no duration.
    return runs.number() == 0
        ? Stream.of(throttles)
        : Stream.of(
            of(function, "Invocations", each(runs, runs.number()), "Count"),
            of(function, "Errors", each(runs, runs.failed()), "Count"),
            throttles,
            of(
                function,
                "Duration",
                new Statistics(
                    runs.number(), runs.totalMillis(), runs.shortestMillis(), runs.longestMillis()),
                "Milliseconds"));
  }

  private static Statistics throttles(Runs runs) {
    return new Statistics(
        runs.number() + runs.throttles(),
        runs.throttles(),
        runs.number() == 0 ? 1 : 0,
        runs.throttles() > 0 ? 1 : 0);
  }

  /// Each run publishes a one where it counts, and a zero where it does not.
  private static Statistics each(Runs runs, long ones) {
    return new Statistics(runs.number(), ones, ones == runs.number() ? 1 : 0, ones > 0 ? 1 : 0);
  }

  private static Measurement of(
      LambdaFunction function, String name, Statistics statistics, String unit) {
    return new Measurement(
        Arn.parse(function.arn()).accountRegion(),
        Metric.of("AWS/Lambda", name, Map.of("FunctionName", function.name())),
        statistics,
        unit);
  }
}
