package groundcrew.common;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time until which an invocation may work.
public record Deadline(InstantSource clock, Instant end) {
  /// Returns the end of the invocation, less what is kept in reserve to answer.
  public static Deadline of(Context context, InstantSource clock, Duration reserve) {
    var left = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(reserve);
    return new Deadline(clock, clock.instant().plus(left));
  }

  /// Returns a deadline that leaves the given time before this one for what has to follow.
  public Deadline earlier(Duration reserve) {
    return new Deadline(clock, end.minus(reserve));
  }

  /// Returns the time left, never negative.
  public Duration remaining() {
    var left = Duration.between(clock.instant(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /// Tells whether no time is left.
  public boolean passed() {
    return remaining().isZero();
  }
}
