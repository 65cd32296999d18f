package groundcrew.stepfn.machine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Machines and executions for tests.
public final class Machines {
  /// The time at which the tests start.
  public static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

  private Machines() {}

  /// Returns a STANDARD machine.
  public static Machine standard(String name) {
    return new Machine(arn(name), MachineType.STANDARD);
  }

  /// Returns an EXPRESS machine.
  public static Machine express(String name) {
    return new Machine(arn(name), MachineType.EXPRESS);
  }

  public static String arn(String name) {
    return "arn:aws:states:eu-west-1:111111111111:stateMachine:" + name;
  }

  /// Returns a running execution.
  public static Execution running(String name, Instant started) {
    return new Execution(executionArn(name), ExecutionStatus.RUNNING, started, Optional.empty(), 0);
  }

  /// Returns an execution that ended after a minute.
  public static Execution ended(String name, ExecutionStatus status, Instant started) {
    return new Execution(
        executionArn(name), status, started, Optional.of(started.plus(Duration.ofMinutes(1))), 0);
  }

  /// Returns a later observation of the execution, after one more redrive.
  public static Execution redriven(
      Execution execution, ExecutionStatus status, Optional<Instant> stopped) {
    return new Execution(
        execution.arn(), status, execution.started(), stopped, execution.redrives() + 1);
  }

  private static String executionArn(String name) {
    return "arn:aws:states:eu-west-1:111111111111:execution:machine:" + name;
  }
}
