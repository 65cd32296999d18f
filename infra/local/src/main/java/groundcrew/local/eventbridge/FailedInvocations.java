package groundcrew.local.eventbridge;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.metrics.Measurement;
import groundcrew.local.metrics.Metric;
import groundcrew.local.metrics.NativeMetrics;
import groundcrew.local.metrics.Statistics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// The metric `FailedInvocations` of each rule: events that it could not deliver for good. Attempts
/// that are retried do not count. While nothing fails, there is no data.
final class FailedInvocations implements NativeMetrics {
  private final ConcurrentLinkedQueue<Rule> failed = new ConcurrentLinkedQueue<>();

  void add(Rule rule) {
    failed.add(rule);
  }

  @Override
  public List<Measurement> measure() {
    return Stream.generate(failed::poll)
        .takeWhile(rule -> rule != null)
        .map(rule ->
            new Measurement(
                new AccountRegion(rule.account(), rule.region()),
                Metric.of("AWS/Events", "FailedInvocations", Map.of("RuleName", rule.name())),
                Statistics.of(1.0),
                "Count"))
        .toList();
  }
}
