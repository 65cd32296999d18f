package groundcrew.stepfn.event;

import groundcrew.common.JsonValue;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// A `Step Functions Execution Status Change` of EventBridge: an execution, as it stood when it was
/// sent.
public record StatusChange(Machine machine, Execution execution) {
  private static final int PARTS = 7;
  private static final int NAME = 6;

  /// Reads the event; nothing of a child of a Map Run, which is a part of an execution and tells
  /// nothing of how that one ends.
  ///
  /// @throws IllegalArgumentException if it is no such event
  public static Optional<StatusChange> read(JsonValue event) {
    var detail = event.path("detail");
    var arn = machine(text(detail, "stateMachineArn"));
    if (arn.isEmpty()) {
      return Optional.empty();
    }
    var execution =
        new Execution(
            text(detail, "executionArn"),
            status(text(detail, "status")),
            time(detail, "startDate")
                .orElseThrow(() -> expected(detail, "startDate", "milliseconds since 1970")),
            time(detail, "stopDate"),
            detail.path("redriveCount").asInt(0));
    // EXPRESS machines send no events.
    return Optional.of(new StatusChange(new Machine(arn.get(), MachineType.STANDARD), execution));
  }

  /// Takes a version or an alias away; nothing for the child of a Map Run,
  /// `…:stateMachine:name/label`.
  private static Optional<String> machine(String arn) {
    var parts = arn.split(":", -1);
    if (parts.length < PARTS) {
      throw new IllegalArgumentException(
          "the event's stateMachineArn is %s: expected the ARN of a state machine".formatted(arn));
    }
    return parts[NAME].contains("/")
        ? Optional.empty()
        : Optional.of(String.join(":", Arrays.asList(parts).subList(0, PARTS)));
  }

  private static ExecutionStatus status(String name) {
    return ExecutionStatus.of(name)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the event's status is %s: expected one of %s; where Step Functions has a new one, update Groundcrew"
                    .formatted(name, Arrays.toString(ExecutionStatus.values()))));
  }

  private static Optional<Instant> time(JsonValue detail, String field) {
    var millis = detail.path(field).asLong(-1);
    return millis < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  private static String text(JsonValue detail, String field) {
    if (!detail.path(field).isTextual()) {
      throw expected(detail, field, "a Step Functions Execution Status Change of EventBridge");
    }
    return detail.path(field).asText();
  }

  private static IllegalArgumentException expected(JsonValue detail, String field, String what) {
    var value = detail.path(field);
    return new IllegalArgumentException(
        "the event's detail.%s is %s: expected %s"
            .formatted(field, value.isMissing() ? "missing" : value, what));
  }
}
