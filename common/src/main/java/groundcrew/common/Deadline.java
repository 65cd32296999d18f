package groundcrew.common;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time until which an invocation may work.
public record Deadline(InstantSource clock, Instant end) {
  /// What is kept in reserve to end a call that has begun, and to answer.
  private static final Duration RESERVE = Duration.ofSeconds(30);

  /// Returns the end of the invocation, less 30 s to end what has begun and to answer; of a short
  /// one, less a third.
  public static Deadline of(Context context, InstantSource clock) {
    var left = Duration.ofMillis(context.getRemainingTimeInMillis());
    var third = left.dividedBy(3);
    var reserve = third.compareTo(RESERVE) < 0 ? third : RESERVE;
    return new Deadline(clock, clock.instant().plus(left).minus(reserve));
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
