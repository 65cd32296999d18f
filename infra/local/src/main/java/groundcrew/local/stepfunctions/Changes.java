package groundcrew.local.stepfunctions;

import groundcrew.local.gateway.AwsError;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Creates machines and changes executions, counts, and tells of it.
record Changes(
    Machines machines,
    Tags tags,
    Counts counts,
    Runs runs,
    ExecutionListener listener,
    InstantSource clock) {

  Machine create(Machine machine, Map<String, String> withTags) {
    var present = machines.add(machine);
    if (present.isEmpty()) {
      tags.create(machine, withTags);
    } else if (!present.get().same(machine)) {
      throw new AwsError(
          400,
          "StateMachineAlreadyExists",
          "State Machine Already Exists: '%s'".formatted(machine.arn()));
    }
    return present.orElse(machine);
  }

  Machine update(Machine machine, Map<String, String> withTags) {
    tags.create(machine, withTags);
    return machines.update(machine);
  }

  void delete(String machineArn) {
    machines
        .remove(machineArn)
        .ifPresent(held -> {
          held.executions()
              .running()
              .forEach(execution ->
                  end(held, execution, Status.ABORTED, Ending.of(Status.ABORTED, clock.instant())));
          tags.remove(held.machine());
        });
  }

  /// Starts an execution; a running one of the same name and input is taken for this one.
  Execution start(Machines.Held held, Optional<String> name, String input) {
    var machine = held.machine();
    var random = UUID.randomUUID().toString();
    if (machine.type() == MachineType.EXPRESS) {
      counts.add(machine, Status.RUNNING);
      var unique = name.orElse(random) + ":" + random;
      return Execution.started(machine, unique, input, clock.instant());
    }
    var started = Execution.started(machine, name.orElse(random), input, clock.instant());
    var present = held.executions().add(started, clock.instant());
    if (present.isEmpty()) {
      tell(started);
      machine
          .program()
          .ifPresent(program ->
              runs.start(started, program, (status, ending) -> end(held, started, status, ending)));
      // Somebody may have stopped it before there was a run to stop.
      held.executions()
          .find(started.name())
          .ifPresent(now -> now.result().ifPresent(ending -> runs.ended(now, ending)));
    } else if (present.get().status() != Status.RUNNING || !present.get().input().equals(input)) {
      throw new AwsError(
          400, "ExecutionAlreadyExists", "Execution Already Exists: '%s'".formatted(started.arn()));
    }
    return present.orElse(started);
  }

  /// Ends an execution; one that has ended already stays as it is. Returns how it is now.
  Execution end(Machines.Held held, Execution execution, Status status, Ending ending) {
    var ended =
        held.executions()
            .change(
                execution,
                clock.instant(),
                before ->
                    Optional.of(before)
                        .filter(running -> running.status() == Status.RUNNING)
                        .map(running -> running.ended(status, ending)));
    ended.ifPresent(after -> {
      runs.ended(after, ending);
      tell(after);
    });
    return ended.or(() -> held.executions().find(execution.name())).orElse(execution);
  }

  void redrive(Machines.Held held, Execution execution) {
    if (execution.machine().program().isPresent()) {
      throw States.invalid("The local Step Functions redrives nothing that a definition runs");
    }
    var now = clock.instant();
    held.executions()
        .change(
            execution,
            now,
            before -> {
              before
                  .notRedrivable(now)
                  .ifPresent(reason -> {
                    throw new AwsError(400, "ExecutionNotRedrivable", reason);
                  });
              return Optional.of(before.redrivenAt(now));
            })
        .ifPresent(this::tell);
  }

  private void tell(Execution execution) {
    counts.add(execution.machine(), execution.status());
    listener.changed(new StatusChange(execution, clock.instant()));
  }
}
