package groundcrew.cdk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// Invokes a function with each execution that ends without success, and leaves its command to
/// itself: an execution that was stopped runs no further state.
final class PipelineCancel extends Construct {
  private static final int RETRIES = 2;

  /// The longest that Lambda keeps an event: a command may run for 18 hours.
  private static final Duration OLDEST = Duration.ofHours(6);

  PipelineCancel(
      Construct scope,
      String id,
      PipelineNames names,
      List<String> machines,
      JavaFunction cancel,
      IQueue failures) {
    super(scope, id);
    cancel.retryAsync(RETRIES, OLDEST, failures);
    var pattern =
        EventPattern.builder()
            .source(List.of("aws.states"))
            .detailType(List.of("Step Functions Execution Status Change"))
            .detail(
                Map.of(
                    "stateMachineArn",
                    machines,
                    "status",
                    List.of("ABORTED", "FAILED", "TIMED_OUT")))
            .build();
    var props =
        new EventRule.Props(
            names.cancel(), "Sends each execution that ends without success", pattern, OLDEST);
    new EventRule(this, "Ended", props, cancel, failures);
  }
}
