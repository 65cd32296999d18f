package groundcrew.stepfn.event;

import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// A change of an execution's status: the execution, as it was when the event was sent.
public record StatusChange(Machine machine, Execution execution) {
  private static final int PARTS = 7;
  private static final int NAME = 6;

  /// Returns the change that the event reports; empty for a child of a Map Run, which is a part of
  /// an execution and says nothing about how that execution ends. The rule keeps such events away;
  /// AWS does not document whether it sends them, and with which ARNs.
  ///
  /// @throws IllegalArgumentException if the event names no state machine, or an unknown status
  public static Optional<StatusChange> of(StatusChangeEvent event) {
    var detail = event.detail();
    if (detail.executionArn().contains("/")) {
      return Optional.empty();
    }
    // EXPRESS machines send no events.
    return machine(detail.stateMachineArn())
        .map(arn -> new StatusChange(new Machine(arn, MachineType.STANDARD), execution(detail)));
  }

  private static Execution execution(StatusChangeEvent.Detail detail) {
    return new Execution(
        detail.executionArn(),
        status(detail.status()),
        Instant.ofEpochMilli(detail.startDate()),
        detail.stopped().map(Instant::ofEpochMilli),
        detail.redrives().orElse(0),
        Execution.Failure.of(detail.errorName(), detail.explanation()));
  }

  /// Removes a version or an alias. Empty for a child of a Map Run, `…:stateMachine:name/label`.
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
                "the event's status is %s: expected one of %s; if Step Functions has added it, update Groundcrew"
                    .formatted(name, Arrays.toString(ExecutionStatus.values()))));
  }
}
