package groundcrew.common;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The time until which an invocation may work, and what it has in reserve after that.
///
/// @param end no call begins after it, and none is waited for longer
/// @param reserve time after the end to write results down and to answer
public record Deadline(InstantSource clock, Instant end, Duration reserve) {
  private static final Duration LONGEST_RESERVE = Duration.ofSeconds(30);

  /// Creates a deadline with the longest reserve.
  public Deadline(InstantSource clock, Instant end) {
    this(clock, end, LONGEST_RESERVE);
  }

  /// Returns the end of the invocation, less a reserve of 30 s; of a short one, less a third.
  public static Deadline of(Context context, InstantSource clock) {
    return of(context, clock, LONGEST_RESERVE, 3);
  }

  /// Returns the end of the invocation, less a reserve.
  ///
  /// @param part of a short invocation, the reserve is one part in this many
  public static Deadline of(
      Context context, InstantSource clock, Duration longestReserve, int part) {
    var left = Duration.ofMillis(context.getRemainingTimeInMillis());
    var share = left.dividedBy(part);
    var reserve = share.compareTo(longestReserve) < 0 ? share : longestReserve;
    return new Deadline(clock, clock.instant().plus(left).minus(reserve), reserve);
  }

  /// Returns a deadline that leaves the given time before this one for what has to follow.
  public Deadline earlier(Duration time) {
    return new Deadline(clock, end.minus(time), reserve);
  }

  /// Returns the deadline of what ends the work, such as writing results down: two thirds of the
  /// reserve are for it, the last third is for the answer.
  public Deadline toFinish() {
    var last = reserve.dividedBy(3);
    return new Deadline(clock, end.plus(reserve).minus(last), last);
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
