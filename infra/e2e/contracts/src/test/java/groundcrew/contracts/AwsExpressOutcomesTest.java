package groundcrew.contracts;

import static groundcrew.stepfn.machine.Machines.NOON;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.cloudwatch.CloudWatch;
import groundcrew.local.limits.Paging;
import groundcrew.local.metrics.Measurement;
import groundcrew.local.metrics.Metric;
import groundcrew.local.metrics.Statistics;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.states.AwsExpressOutcomes;
import groundcrew.stepfn.states.ExpressOutcomes;
import groundcrew.stepfn.states.ExpressOutcomesContract;
import groundcrew.stepfn.states.InMemoryExpressOutcomes;
import groundcrew.stepfn.states.InMemoryExpressOutcomes.Counted;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

class AwsExpressOutcomesTest extends ExpressOutcomesContract {
  private static final AccountRegion HOME = new AccountRegion(LoopbackAws.GUARDED, "eu-west-1");

  private LoopbackAws aws = LoopbackAws.guarded();

  @AfterEach
  void close() {
    aws.close();
  }

  @Override
  protected ExpressOutcomes outcomes(InMemoryExpressOutcomes counted) {
    var now = new AtomicReference<Instant>(NOON);
    var cloudWatch = new CloudWatch(Paging.quirky(), now::get, (_, _) -> {});
    cloudWatch.measure(() ->
        counted.all().stream()
            .filter(count -> count.minute().equals(now.get()))
            .map(AwsExpressOutcomesTest::measurement)
            .toList());
    counted.all().stream()
        .map(Counted::minute)
        .distinct()
        .sorted()
        .forEach(minute -> {
          now.set(minute);
          cloudWatch.tick(minute);
        });
    aws.close();
    aws = LoopbackAws.guarded(cloudWatch);
    return new AwsExpressOutcomes(aws.clients.build(CloudWatchClient.builder()));
  }

  private static Measurement measurement(Counted count) {
    return new Measurement(
        HOME,
        Metric.of(
            "AWS/States", name(count.status()), Map.of("StateMachineArn", count.machine().arn())),
        Statistics.of(count.times()),
        "Count");
  }

  private static String name(ExecutionStatus status) {
    return switch (status) {
      case SUCCEEDED -> "ExecutionsSucceeded";
      case FAILED -> "ExecutionsFailed";
      case TIMED_OUT -> "ExecutionsTimedOut";
      case ABORTED -> "ExecutionsAborted";
      case RUNNING, PENDING_REDRIVE -> throw new IllegalArgumentException(status + " is no end");
    };
  }
}
