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
/// @param failure why it failed; absent if it did not, or where that is not known
public record Execution(
    String arn,
    ExecutionStatus status,
    Instant started,
    Optional<Instant> stopped,
    int redrives,
    Optional<Failure> failure) {
  private static final int LONGEST = 1024;

  private static final Comparator<Execution> BY_START =
      Comparator.comparing(Execution::started).thenComparing(Execution::arn);

  /// Of two observations of one execution, the later is the one after a redrive, or else the one
  /// after its end.
  private static final Comparator<Execution> BY_OBSERVATION =
      BY_START
          .thenComparingInt(Execution::redrives)
          .thenComparing(execution -> execution.status().finished())
          .thenComparing(execution -> execution.stopped().orElse(Instant.MIN))
          .thenComparing(execution -> execution.failure().isPresent());

  /// The order in which executions ended. After a redrive, AWS no longer reports when an execution
  /// had ended: it counts as ended when it started, unless an observation of its end is known.
  private static final Comparator<Execution> BY_END =
      Comparator.comparing(Execution::since)
          .thenComparing(Execution::arn)
          .thenComparingInt(Execution::redrives)
          .thenComparing(execution -> execution.failure().isPresent());

  /// Why an execution failed, as Step Functions reports it: an error name and its explanation, each
  /// cut to 1,024 characters. The explanation may be JSON.
  public record Failure(Optional<String> error, Optional<String> cause) {
    public Failure {
      error = error.map(Failure::cut);
      cause = cause.map(Failure::cut);
    }

    /// Returns the failure; empty if neither part is known.
    public static Optional<Failure> of(Optional<String> error, Optional<String> cause) {
      return error.isEmpty() && cause.isEmpty()
          ? Optional.empty()
          : Optional.of(new Failure(error, cause));
    }

    private static String cut(String text) {
      return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
  }

  /// Creates an execution without a known failure.
  public Execution(
      String arn,
      ExecutionStatus status,
      Instant started,
      Optional<Instant> stopped,
      int redrives) {
    this(arn, status, started, stopped, redrives, Optional.empty());
  }

  /// Tells whether this is a newer execution than the other, or a later observation of the same.
  public boolean newerThan(Execution other) {
    return BY_OBSERVATION.compare(this, other) > 0;
  }

  /// Tells whether this execution ended after the other, or is a better observation of the same
  /// end.
  boolean endedAfter(Execution other) {
    return BY_END.compare(this, other) > 0;
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
