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

/// Hands each change of an execution's status to a function.
final class StatusChanges extends Construct {
  /// Longer, and the schedule has read it twelve times.
  private static final Duration LATEST = Duration.ofHours(1);

  private static final int ATTEMPTS = 10;

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
        .description("Changes of executions reach the Guardian at once")
        .eventPattern(pattern(guardian))
        .targets(
            List.of(
                LambdaFunction.Builder.create(target.live())
                    .maxEventAge(Statements.seconds(LATEST))
                    .retryAttempts(ATTEMPTS)
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
