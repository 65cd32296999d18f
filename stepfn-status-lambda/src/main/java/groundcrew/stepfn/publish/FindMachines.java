package groundcrew.stepfn.publish;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineStatuses;
import groundcrew.stepfn.machine.MachineType;
import groundcrew.stepfn.states.ListedMachine;
import groundcrew.stepfn.states.MaxAges;
import groundcrew.stepfn.states.StateMachines;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds the state machines, their maximum ages and their stored statuses.
///
/// @param prefix prefix of the names of the machines
record FindMachines(
    MachineStatuses statuses, StateMachines machines, MaxAges maxAges, String prefix) {
  private static final String ALL_MACHINES = "all machines";
  private static final String ALL_TAGS = "all tags";

  /// A longer duration leads to dates that cannot be computed.
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /// Adds the status of every machine to the run and returns the stored statuses. If the machines
  /// cannot be listed, adds the stored statuses instead, which this run cannot update, and returns
  /// nothing.
  Optional<List<MachineStatus>> find(RunState state, Deadline deadline) {
    var stored = statuses.all(deadline);
    try {
      var listed = machines.list(deadline).stream().filter(one -> inScope(one.machine())).toList();
      var tags = tags(state, deadline);
      var byArn = byArn(stored);
      for (var one : listed) {
        var before = byArn.getOrDefault(one.machine().arn(), MachineStatus.none(one.machine()));
        state.put(listed(before, one, tags, state));
      }
      return Optional.of(stored);
    } catch (RuntimeException unlisted) {
      state.broken(ALL_MACHINES, "cannot be listed: " + unlisted.getMessage());
      var inScope = stored.stream().filter(status -> inScope(status.machine())).toList();
      inScope.forEach(state::put);
      state.late(inScope.size());
      return Optional.empty();
    }
  }

  private boolean inScope(Machine machine) {
    return machine.name().startsWith(prefix);
  }

  private static Map<String, MachineStatus> byArn(List<MachineStatus> stored) {
    return stored.stream()
        .collect(Collectors.toMap(status -> status.machine().arn(), Function.identity()));
  }

  private Optional<Map<String, String>> tags(RunState state, Deadline deadline) {
    try {
      return Optional.of(maxAges.byMachine(deadline));
    } catch (RuntimeException unread) {
      state.broken(ALL_TAGS, "cannot be read: " + unread.getMessage());
      return Optional.empty();
    }
  }

  /// If the tags could not be read, the stored maximum age applies.
  private static MachineStatus listed(
      MachineStatus before, ListedMachine one, Optional<Map<String, String>> tags, RunState state) {
    var age =
        tags.map(all -> Optional.ofNullable(all.get(one.machine().arn())))
            .map(text -> text.flatMap(value -> maxAge(one.machine(), value, state)))
            .orElse(before.maxAge());
    return before.listed(one.machine(), one.created(), age);
  }

  private static Optional<Duration> maxAge(Machine machine, String text, RunState state) {
    if (machine.type() == MachineType.EXPRESS) {
      return Optional.empty();
    }
    try {
      var age = Duration.parse(text.strip());
      if (age.isPositive() && age.compareTo(LONGEST) <= 0) {
        return Optional.of(age);
      }
    } catch (DateTimeParseException malformed) {
      // Reported below, together with values that are out of range.
    }
    state.failed(
        machine.name(),
        "its tag %s is '%s': expected an ISO-8601 duration such as PT26H or P2D"
            .formatted(MaxAges.TAG, text));
    return Optional.empty();
  }
}
