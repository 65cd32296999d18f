package groundcrew.stepfn.light;

import static groundcrew.stepfn.machine.Machines.NOON;

import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineType;
import groundcrew.stepfn.machine.Machines;
import groundcrew.stepfn.machine.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What is known of machines at noon.
final class Fleet {
  static final Instant CREATED = Instant.parse("2025-06-01T08:00:00Z");
  private static final Duration TOOK = Duration.ofSeconds(90);
  private static final Duration READ = Duration.ofSeconds(100);

  private Fleet() {}

  /// Returns a machine that the schedule has just read, and that never ran.
  static Reading machine(String name) {
    return reading(Machines.standard(name));
  }

  static Reading express(String name) {
    return reading(Machines.express(name));
  }

  private static Reading reading(Machine machine) {
    return Reading.none(machine)
        .listed(machine, CREATED, Optional.empty())
        .readAt(NOON.minus(READ));
  }

  /// Returns the same machine after an execution that ended so long ago.
  static Reading ended(Reading reading, ExecutionStatus status, Duration ago) {
    var stopped = NOON.minus(ago);
    if (reading.machine().type() == MachineType.EXPRESS) {
      return reading.withMinute(
          new Execution(
              reading.machine().arn(), status, stopped.minus(TOOK), Optional.of(stopped), 0));
    }
    return reading.with(
        new Execution(
            execution(reading, ago), status, stopped.minus(TOOK), Optional.of(stopped), 0));
  }

  /// Returns the same machine with an execution that began so long ago and goes on.
  static Reading started(Reading reading, Duration ago) {
    return reading.with(
        new Execution(
            execution(reading, ago),
            ExecutionStatus.RUNNING,
            NOON.minus(ago),
            Optional.empty(),
            0));
  }

  /// Returns the same machine with a tag that says how old its last success may be.
  static Reading tagged(Reading reading, Duration maxAge) {
    return reading.listed(reading.machine(), CREATED, Optional.of(maxAge));
  }

  private static String execution(Reading reading, Duration ago) {
    return "arn:aws:states:eu-west-1:111111111111:execution:%s:run-%d"
        .formatted(reading.machine().name(), ago.toSeconds());
  }
}
