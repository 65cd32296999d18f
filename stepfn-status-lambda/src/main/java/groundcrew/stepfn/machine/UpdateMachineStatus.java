package groundcrew.stepfn.machine;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Updates the status of a machine with optimistic locking: after a conflict, the change is applied
/// to the status that the other writer stored.
public final class UpdateMachineStatus {
  private final MachineStatuses statuses;
  private final Retries retries;

  /// @param retries retries after a conflict
  public UpdateMachineStatus(MachineStatuses statuses, Retries retries) {
    this.statuses = statuses;
    this.retries = retries;
  }

  /// Applies the change to the stored status and returns the new one.
  ///
  /// @throws IllegalStateException if every attempt conflicts, or the deadline passes
  public MachineStatus update(
      Machine machine, UnaryOperator<MachineStatus> change, Deadline deadline) {
    return retries
        .until(
            Optional::isPresent, deadline, () -> apply(stored(machine, deadline), change, deadline))
        .flatMap(Function.identity())
        .orElseThrow(() ->
            new IllegalStateException(
                "every attempt to update %s conflicted with another update: try again later"
                    .formatted(machine.name())));
  }

  /// Applies the change to a status that was read earlier, or to the stored status if that has
  /// changed since, and returns the new one.
  ///
  /// @throws IllegalStateException if every attempt conflicts, or the deadline passes
  public MachineStatus update(
      MachineStatus earlier, UnaryOperator<MachineStatus> change, Deadline deadline) {
    return apply(earlier, change, deadline)
        .orElseGet(() -> update(earlier.machine(), change, deadline));
  }

  private MachineStatus stored(Machine machine, Deadline deadline) {
    return statuses.find(machine.arn(), deadline).orElse(MachineStatus.none(machine));
  }

  private Optional<MachineStatus> apply(
      MachineStatus before, UnaryOperator<MachineStatus> change, Deadline deadline) {
    var after = change.apply(before);
    if (after.equals(before)) {
      return Optional.of(before);
    }
    return statuses.replace(after, deadline) ? Optional.of(after.nextVersion()) : Optional.empty();
  }
}
