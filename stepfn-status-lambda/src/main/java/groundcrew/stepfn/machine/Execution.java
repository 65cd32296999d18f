package groundcrew.stepfn.machine;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// An execution as it stood when somebody looked.
///
/// @param arn its ARN
/// @param started when it was started; a redrive does not change it
/// @param stopped when it ended; absent while it runs
/// @param redrives how often it was redriven, 0 for never
public record Execution(
    String arn, ExecutionStatus status, Instant started, Optional<Instant> stopped, int redrives) {
  private static final Comparator<Execution> BY_START =
      Comparator.comparing(Execution::started).thenComparing(Execution::arn);

  /// Of one execution the later look wins: after a redrive, else when it has ended.
  private static final Comparator<Execution> BY_LOOK =
      BY_START
          .thenComparingInt(Execution::redrives)
          .thenComparing(execution -> execution.status().finished())
          .thenComparing(execution -> execution.stopped().orElse(Instant.MIN));

  /// Tells whether this is a newer execution than the other, or a later look at the same one.
  public boolean newerThan(Execution other) {
    return BY_LOOK.compare(this, other) > 0;
  }

  /// Returns when the status became what it is.
  public Instant since() {
    return stopped.orElse(started);
  }

  /// Returns how this execution last ended; nothing while it runs for the first time.
  ///
  /// Only what ended badly can be redriven. How it had ended is not told any more: it counts as
  /// FAILED, until somebody who saw it says better.
  Optional<Execution> verdict() {
    if (status.finished()) {
      return Optional.of(this);
    }
    return redrives == 0
        ? Optional.empty()
        : Optional.of(
            new Execution(arn, ExecutionStatus.FAILED, started, Optional.empty(), redrives - 1));
  }

  /// Returns when this execution succeeded; nothing while it runs, and when it did not.
  Optional<Instant> success() {
    return status == ExecutionStatus.SUCCEEDED ? Optional.of(since()) : Optional.empty();
  }
}
