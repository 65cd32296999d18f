package groundcrew.stepfn.light;

import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineType;
import groundcrew.stepfn.machine.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Readings of machines in account 111111111111, eu-west-1, on the last day of January 2026.
final class Machines {
  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  static final String STATES = "arn:aws:states:eu-west-1:111111111111:";
  private static final Duration TOOK = Duration.ofSeconds(90);
  private static final Instant CREATED = Instant.parse("2025-06-01T08:00:00Z");

  private Machines() {}

  /// Returns a machine that the schedule has just read, and that never ran.
  static Reading machine(String name) {
    return machine(name, MachineType.STANDARD);
  }

  static Reading express(String name) {
    return machine(name, MachineType.EXPRESS);
  }

  private static Reading machine(String name, MachineType type) {
    var machine = new Machine(STATES + "stateMachine:" + name, type);
    return Reading.none(machine)
        .listed(machine, CREATED, Optional.empty())
        .readAt(NOW.minusSeconds(100));
  }

  /// Returns the same machine after an execution that ended so long ago.
  static Reading ended(Reading machine, ExecutionStatus status, Duration ago) {
    var stopped = NOW.minus(ago);
    return machine.with(
        new Execution(
            execution(machine, ago), status, stopped.minus(TOOK), Optional.of(stopped), 0));
  }

  /// Returns the same machine with an execution that began so long ago and goes on.
  static Reading started(Reading machine, Duration ago) {
    return machine.with(
        new Execution(
            execution(machine, ago), ExecutionStatus.RUNNING, NOW.minus(ago), Optional.empty(), 0));
  }

  /// Returns the same machine with a tag that says how old its last success may be.
  static Reading tagged(Reading machine, Duration maxAge) {
    return machine.listed(machine.machine(), CREATED, Optional.of(maxAge));
  }

  /// Returns the same machine, read so long ago.
  static Reading read(Reading machine, Duration ago) {
    return machine.readAt(NOW.minus(ago));
  }

  private static String execution(Reading machine, Duration ago) {
    return STATES + "execution:" + machine.machine().name() + ":run-" + ago.toSeconds();
  }
}
