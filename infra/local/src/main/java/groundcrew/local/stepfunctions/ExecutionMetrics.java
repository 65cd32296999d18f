package groundcrew.local.stepfunctions;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.metrics.Measurement;
import groundcrew.local.metrics.Metric;
import groundcrew.local.metrics.NativeMetrics;
import groundcrew.local.metrics.Statistics;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What Step Functions publishes of its machines: nothing while nothing starts or ends.
record ExecutionMetrics(Supplier<Map<StatusCount, Long>> counts) implements NativeMetrics {

  @Override
  public List<Measurement> measure() {
    return counts.get().entrySet().stream()
        .map(entry -> of(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Measurement of(StatusCount counted, long number) {
    var machine = counted.machine();
    return new Measurement(
        new AccountRegion(machine.account(), machine.region()),
        Metric.of("AWS/States", name(counted.status()), Map.of("StateMachineArn", machine.arn())),
        new Statistics(number, number, 1, 1),
        "Count");
  }

  private static String name(Status status) {
    return switch (status) {
      case RUNNING -> "ExecutionsStarted";
      case SUCCEEDED -> "ExecutionsSucceeded";
      case FAILED -> "ExecutionsFailed";
      case TIMED_OUT -> "ExecutionsTimedOut";
      case ABORTED -> "ExecutionsAborted";
    };
  }
}
