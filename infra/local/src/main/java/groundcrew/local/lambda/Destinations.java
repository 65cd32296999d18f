package groundcrew.local.lambda;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.DeadLetters;
import groundcrew.local.problems.ProblemLog;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/// Puts asynchronous events that have ended where their function's template says, with the
/// function's role: an invocation record into a destination, the event itself into the dead-letter
/// queue or topic.
record Destinations(ProblemLog problems, DeadLetters deadLetters, InstantSource clock)
    implements AsyncEnd {
  /// So much of the message Lambda hands over.
  private static final int LONGEST_MESSAGE = 1024;

  @Override
  public void ended(AsyncEvent event, Condition condition) {
    if (condition == Condition.SUCCESS) {
      event.config().onSuccess().ifPresent(arn -> deliver(event, condition, arn));
      return;
    }
    problems.add(
        "%s failed after %d attempts (%s): %s"
            .formatted(name(event), event.attempts(), condition.text(), event.fault()));
    event.config().onFailure().ifPresent(arn -> deliver(event, condition, arn));
    event.target().function().deadLetterArn().ifPresent(arn -> deadLetter(event, arn));
  }

  private void deliver(AsyncEvent event, Condition condition, String arn) {
    send(event, arn, InvocationRecord.of(event, condition, clock.instant()), Map.of());
  }

  private void deadLetter(AsyncEvent event, String arn) {
    var fault = event.fault();
    send(
        event,
        arn,
        event.payload().getBytes(StandardCharsets.UTF_8),
        Map.of(
            "RequestID",
            event.requestId(),
            "ErrorCode",
            Integer.toString(event.status()),
            "ErrorMessage",
            fault.substring(0, Math.min(LONGEST_MESSAGE, fault.length()))));
  }

  private void send(AsyncEvent event, String arn, byte[] body, Map<String, String> attributes) {
    var role = event.target().function().roleArn();
    try {
      deadLetters.send(role, FunctionRoles.LAMBDA, arn, body, attributes);
    } catch (SdkException | AwsError e) {
      problems.add(
          "an event of %s is lost, %s does not take it: %s"
              .formatted(name(event), arn, e.getMessage()));
    }
  }

  private static String name(AsyncEvent event) {
    return event.target().function().name();
  }
}
