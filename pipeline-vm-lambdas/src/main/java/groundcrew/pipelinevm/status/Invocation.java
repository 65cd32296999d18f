package groundcrew.pipelinevm.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A command on one machine.
///
/// @param detail Run Command's status detail without blanks, such as ExecutionTimedOut
/// @param exitCode of the step that decided; absent while the command is in flight
/// @param outputUrl object with all of the standard output
public record Invocation(
    String instanceId,
    InvocationState state,
    String detail,
    Optional<Integer> exitCode,
    Instant requestedAt,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<String> step,
    Optional<String> outputUrl) {

  boolean ended() {
    return state != InvocationState.RUNNING;
  }

  /// Returns how long the machine took to start the command, and to run it.
  Optional<String> phases() {
    return startedAt.flatMap(start ->
        endedAt.map(end ->
            "delivery %s, execution %s"
                .formatted(Duration.between(requestedAt, start), Duration.between(start, end))));
  }
}
