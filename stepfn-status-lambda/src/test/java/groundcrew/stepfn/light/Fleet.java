package groundcrew.stepfn.light;

import static groundcrew.stepfn.machine.Machines.NOON;

import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineType;
import groundcrew.stepfn.machine.Machines;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Statuses of machines at noon.
final class Fleet {
  static final Instant CREATED = Instant.parse("2025-06-01T08:00:00Z");
  private static final Duration TOOK = Duration.ofSeconds(90);
  private static final Duration READ = Duration.ofSeconds(100);

  private Fleet() {}

  /// Returns a machine that was just read and never ran.
  static MachineStatus machine(String name) {
    return status(Machines.standard(name));
  }

  static MachineStatus express(String name) {
    return status(Machines.express(name));
  }

  private static MachineStatus status(Machine machine) {
    return MachineStatus.none(machine)
        .listed(machine, CREATED, Optional.empty())
        .readAt(NOON.minus(READ));
  }

  /// Returns the machine after an execution that ended the given time ago.
  static MachineStatus ended(MachineStatus status, ExecutionStatus outcome, Duration ago) {
    var stopped = NOON.minus(ago);
    if (status.machine().type() == MachineType.EXPRESS) {
      return status.withMinute(
          new Execution(
              status.machine().arn(), outcome, stopped.minus(TOOK), Optional.of(stopped), 0));
    }
    return status.with(
        new Execution(
            execution(status, ago), outcome, stopped.minus(TOOK), Optional.of(stopped), 0));
  }

  /// Returns the machine with an execution that started the given time ago and is running.
  static MachineStatus started(MachineStatus status, Duration ago) {
    return status.with(
        new Execution(
            execution(status, ago), ExecutionStatus.RUNNING, NOON.minus(ago), Optional.empty(), 0));
  }

  /// Returns the machine with the tag for the maximum age of its last success.
  static MachineStatus tagged(MachineStatus status, Duration maxAge) {
    return status.listed(status.machine(), CREATED, Optional.of(maxAge));
  }

  private static String execution(MachineStatus status, Duration ago) {
    return "arn:aws:states:eu-west-1:111111111111:execution:%s:run-%d"
        .formatted(status.machine().name(), ago.toSeconds());
  }
}
