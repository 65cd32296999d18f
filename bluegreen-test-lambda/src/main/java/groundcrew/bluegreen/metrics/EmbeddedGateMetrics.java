package groundcrew.bluegreen.metrics;

import groundcrew.bluegreen.gate.Decision;
import groundcrew.bluegreen.gate.Result;
import groundcrew.bluegreen.gate.Verdict;
import groundcrew.common.EmbeddedMetrics;
import groundcrew.common.EmbeddedMetrics.Metric;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Metrics in the embedded metric format: the function's network needs no endpoint of CloudWatch.
///
/// The only dimension is the function, which tells two gates of an account apart: each combination
/// is billed. The deployment is a property, by which Logs Insights finds the lines.
public final class EmbeddedGateMetrics implements GateMetrics {
  /// The namespace of the metrics.
  public static final String NAMESPACE = "GroundcrewGate";

  /// The dimension of the metrics: the name of the gate's function.
  public static final String FUNCTION = "Function";

  private final String function;
  private final EmbeddedMetrics metrics;

  /// @param function name of the gate's function
  /// @param log takes one line of the function's log, as it is
  public EmbeddedGateMetrics(String function, Consumer<String> log, InstantSource clock) {
    this.function = function;
    this.metrics = new EmbeddedMetrics(NAMESPACE, log, clock);
  }

  @Override
  public void decided(String deployment, Decision decision) {
    publish(
        List.of(
            Metric.count(name(decision.verdict()), 1),
            Metric.count("RowsTested", decision.tested()),
            Metric.count("Regressions", decision.count(Result.REGRESSION)),
            new Metric("TestDuration", "Milliseconds", decision.took().toMillis())),
        Map.of("Deployment", deployment, "Reason", decision.reasons().getFirst()));
  }

  @Override
  public void unanswered(String deployment) {
    publish(List.of(Metric.count("HooksUnanswered", 1)), Map.of("Deployment", deployment));
  }

  @Override
  public void reportLost(String deployment) {
    publish(List.of(Metric.count("ReportsLost", 1)), Map.of("Deployment", deployment));
  }

  private static String name(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "GatesPassed";
      case FAIL -> "GatesFailed";
      case INCONCLUSIVE -> "GatesInconclusive";
    };
  }

  private void publish(List<Metric> values, Map<String, String> properties) {
    metrics.publish(values, Map.of(FUNCTION, function), properties);
  }
}
