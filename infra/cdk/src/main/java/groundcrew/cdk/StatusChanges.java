package groundcrew.cdk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// The event rule that invokes a function for each status change of an execution.
final class StatusChanges extends Construct {
  /// After this time the schedule has read the state machine twelve times.
  private static final Duration MAXIMUM_EVENT_AGE = Duration.ofHours(1);

  private static final int RETRIES = 10;

  StatusChanges(
      Construct scope,
      String id,
      GuardianNames names,
      Guardian guardian,
      JavaFunction target,
      IQueue failures) {
    super(scope, id);
    Rule.Builder.create(this, "Rule")
        .ruleName(names.events())
        .description("Sends each status change of an execution to the Guardian")
        .eventPattern(pattern(guardian))
        .targets(
            List.of(
                LambdaFunction.Builder.create(target.live())
                    .maxEventAge(Statements.seconds(MAXIMUM_EVENT_AGE))
                    .retryAttempts(RETRIES)
                    .deadLetterQueue(failures)
                    .build()))
        .build();
  }

  private EventPattern pattern(Guardian guardian) {
    var pattern =
        EventPattern.builder()
            .source(List.of("aws.states"))
            .detailType(List.of("Step Functions Execution Status Change"));
    if (guardian.namePrefix().isPresent()) {
      var stack = Stack.of(this);
      var machines = guardian.machines(stack.getPartition(), stack.getRegion(), stack.getAccount());
      pattern.detail(Map.of("stateMachineArn", List.of(Map.of("prefix", machines))));
    }
    return pattern.build();
  }
}
