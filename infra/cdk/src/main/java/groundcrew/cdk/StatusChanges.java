package groundcrew.cdk;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.CfnRule.InputTransformerProperty;
import software.amazon.awscdk.services.events.CfnRule.RetryPolicyProperty;
import software.amazon.awscdk.services.events.CfnRule.TargetProperty;
import software.constructs.Construct;

/// The way of each status change of an execution: an event rule, a queue, and the function that
/// reads it in batches.
///
/// The rule has no dead-letter queue: AWS does not document whether that would receive the event
/// with the execution's input and output, which must be in no queue of ours. What the rule cannot
/// deliver, the publisher reads within minutes.
final class StatusChanges extends Construct {
  /// The function's memory and connections are used well by a few batches at a time, and fewer
  /// writes of one state machine conflict.
  private static final int CONCURRENCY = 5;

  private static final int RECEIVES = 5;

  /// The largest batch without a window, and one with a window that stays far below 6 MB.
  private static final int BATCH = 10;

  private static final int BATCH_OF_A_WINDOW = 1000;

  /// After this time the schedule has read the state machine twelve times.
  private static final Duration MAXIMUM_EVENT_AGE = Duration.ofHours(1);

  private static final int RETRIES = 10;
  private static final List<String> ALWAYS_THERE =
      List.of("executionArn", "stateMachineArn", "status", "startDate");

  /// Missing, or null, in some events. What EventBridge puts in place of such a value is not
  /// documented: in a list, nothing at all is still JSON.
  private static final List<String> SOMETIMES_THERE =
      List.of("stopDate", "redriveCount", "error", "cause");

  private final GuardianNames names;
  private final Guardian guardian;
  private final WorkQueue queue;

  /// @param timeout time limit of the function
  StatusChanges(
      Construct scope, String id, GuardianNames names, Guardian guardian, Duration timeout) {
    super(scope, id);
    this.names = names;
    this.guardian = guardian;
    this.queue =
        new WorkQueue(
            this,
            "Events",
            names.events(),
            new Configuration.Queue(
                Duration.ZERO,
                guardian.eventWindow().isZero() ? BATCH : BATCH_OF_A_WINDOW,
                guardian.eventWindow(),
                CONCURRENCY,
                RECEIVES,
                timeout,
                MAXIMUM_EVENT_AGE));
  }

  /// Returns the queue, from which the function must be able to receive.
  WorkQueue queue() {
    return queue;
  }

  /// Creates the rule and invokes the function with what it selects.
  void invoke(JavaFunction target) {
    var rule =
        CfnRule.Builder.create(this, "Rule")
            .name(names.events())
            .description("Sends each status change of an execution to the Guardian")
            .eventPattern(pattern())
            .state("ENABLED")
            .targets(
                List.of(
                    TargetProperty.builder()
                        .id("Queue")
                        .arn(queue.arn())
                        .inputTransformer(transformer())
                        .retryPolicy(
                            RetryPolicyProperty.builder()
                                .maximumEventAgeInSeconds(MAXIMUM_EVENT_AGE.toSeconds())
                                .maximumRetryAttempts(RETRIES)
                                .build())
                        .build()))
            .build();
    queue.acceptEvents(rule);
    queue.invoke(target);
  }

  /// Selects status changes of the monitored state machines. The ARN of a child of a Map Run has a
  /// slash, which no name can have.
  private Map<String, Object> pattern() {
    var stack = Stack.of(this);
    var machines = guardian.machines(stack.getPartition(), stack.getRegion(), stack.getAccount());
    return Map.of(
        "source", List.of("aws.states"),
        "detail-type", List.of("Step Functions Execution Status Change"),
        "detail",
            Map.of(
                "stateMachineArn", List.of(Map.of("prefix", machines)),
                "executionArn",
                    List.of(Map.of("anything-but", Map.of("wildcard", "*:execution:*/*")))));
  }

  private static InputTransformerProperty transformer() {
    var paths = new LinkedHashMap<String, String>();
    Stream.concat(ALWAYS_THERE.stream(), SOMETIMES_THERE.stream())
        .forEach(field -> paths.put(field, "$.detail." + field));
    var detail =
        Stream.concat(
                ALWAYS_THERE.stream().map(field -> "\"%1$s\":<%1$s>".formatted(field)),
                SOMETIMES_THERE.stream().map(field -> "\"%1$s\":[<%1$s>]".formatted(field)))
            .collect(Collectors.joining(","));
    return InputTransformerProperty.builder()
        .inputPathsMap(paths)
        .inputTemplate("{\"detail\":{%s}}".formatted(detail))
        .build();
  }
}
