package groundcrew.cdk;

import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.LambdaFunction;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// An EventBridge rule that invokes a function with each event that matches its pattern. An event
/// that cannot be given to the function goes to a queue.
final class EventRule extends Construct {
  private static final int RETRIES = 10;

  /// The properties of one rule.
  ///
  /// @param oldest age after which an event is no longer given to the function
  record Props(String name, String description, EventPattern pattern, Duration oldest) {}

  EventRule(Construct scope, String id, Props props, JavaFunction target, IQueue failures) {
    super(scope, id);
    Rule.Builder.create(this, "Rule")
        .ruleName(props.name())
        .description(props.description())
        .eventPattern(props.pattern())
        .targets(
            List.of(
                LambdaFunction.Builder.create(target.live())
                    .maxEventAge(Statements.seconds(props.oldest()))
                    .retryAttempts(RETRIES)
                    .deadLetterQueue(failures)
                    .build()))
        .build();
  }
}
