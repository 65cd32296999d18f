package groundcrew.stepfn.machine;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// An execution at the time it was observed.
///
/// @param arn its ARN
/// @param started its start time, which a redrive does not change
/// @param stopped its end time; absent while it runs
/// @param redrives number of redrives
public record Execution(
    String arn, ExecutionStatus status, Instant started, Optional<Instant> stopped, int redrives) {
  private static final Comparator<Execution> BY_START =
      Comparator.comparing(Execution::started).thenComparing(Execution::arn);

  /// Of two observations of one execution, the later is the one after a redrive, or else the one
  /// after its end.
  private static final Comparator<Execution> BY_OBSERVATION =
      BY_START
          .thenComparingInt(Execution::redrives)
          .thenComparing(execution -> execution.status().finished())
          .thenComparing(execution -> execution.stopped().orElse(Instant.MIN));

  /// Tells whether this is a newer execution than the other, or a later observation of the same.
  public boolean newerThan(Execution other) {
    return BY_OBSERVATION.compare(this, other) > 0;
  }

  /// Returns the time at which the execution got its status.
  public Instant since() {
    return stopped.orElse(started);
  }

  /// Returns how this execution last ended; empty during its first run.
  ///
  /// Only an unsuccessful execution can be redriven. After a redrive, AWS no longer reports how it
  /// had ended: it counts as FAILED unless an observation before the redrive is known.
  Optional<Execution> outcome() {
    if (status.finished()) {
      return Optional.of(this);
    }
    return redrives == 0
        ? Optional.empty()
        : Optional.of(
            new Execution(arn, ExecutionStatus.FAILED, started, Optional.empty(), redrives - 1));
  }

  /// Returns when this execution succeeded; empty if it has not.
  Optional<Instant> success() {
    return status == ExecutionStatus.SUCCEEDED ? Optional.of(since()) : Optional.empty();
  }
}
