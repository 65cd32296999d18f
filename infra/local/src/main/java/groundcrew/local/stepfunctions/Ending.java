package groundcrew.local.stepfunctions;

import java.time.Instant;
import java.util.Optional;

/// What ended an execution: an output, or an error with its cause.
public record Ending(
    Instant at, Optional<String> output, Optional<String> error, Optional<String> cause) {

  static Ending of(Status status, Instant at) {
    return switch (status) {
      case SUCCEEDED -> new Ending(at, Optional.of("{}"), Optional.empty(), Optional.empty());
      case FAILED ->
          failure(
              at,
              Optional.of("States.TaskFailed"),
              Optional.of("The driver of the local cloud ended the execution"));
      case TIMED_OUT, ABORTED -> failure(at, Optional.empty(), Optional.empty());
      case RUNNING -> throw new IllegalArgumentException("RUNNING is no way to end");
    };
  }

  static Ending failure(Instant at, Optional<String> error, Optional<String> cause) {
    return new Ending(at, Optional.empty(), error, cause);
  }
}
