package groundcrew.treebutton.press;

import java.time.Duration;
import java.time.Instant;

/// What limits the presses of one button: when the newest accepted one was pressed, and a bucket of
/// arrivals.
///
/// A device that was offline sends what it queued at once: its arrivals come from the bucket, and
/// the times of its presses keep the interval.
///
/// @param newestPress when the newest accepted press was pressed
/// @param arrivals arrivals that the bucket held at that time
/// @param countedAt when the arrivals were counted
/// @param version how often it was stored; 0 before the first time
public record ButtonHistory(Instant newestPress, double arrivals, Instant countedAt, long version) {
  /// A device queues as many presses as the bucket holds.
  public static final int BUCKET = 16;

  /// Returns the history of a button that was never pressed.
  public static ButtonHistory empty() {
    return new ButtonHistory(Instant.EPOCH, BUCKET, Instant.EPOCH, 0);
  }

  /// Returns the history with the arrivals of a time, one more for each interval.
  ButtonHistory at(Instant now, Duration interval) {
    if (now.isBefore(countedAt)) {
      return this;
    }
    var refilled =
        interval.isZero()
            ? BUCKET
            : arrivals + (double) Duration.between(countedAt, now).toMillis() / interval.toMillis();
    return new ButtonHistory(newestPress, Math.min(BUCKET, refilled), now, version);
  }

  /// Tells whether another arrival is allowed.
  boolean hasArrival() {
    return arrivals >= 1;
  }

  /// Tells whether a press is too close to the newest accepted one.
  boolean tooClose(Instant pressedAt, Duration interval) {
    return Duration.between(newestPress, pressedAt).abs().compareTo(interval) < 0;
  }

  /// Returns the history after an arrival.
  ButtonHistory arrived() {
    return new ButtonHistory(newestPress, arrivals - 1, countedAt, version);
  }

  /// Returns the history after a press was accepted.
  ButtonHistory accepted(Instant pressedAt) {
    var newest = pressedAt.isAfter(newestPress) ? pressedAt : newestPress;
    return new ButtonHistory(newest, arrivals, countedAt, version);
  }

  /// Returns the history as it is after it was stored.
  public ButtonHistory nextVersion() {
    return new ButtonHistory(newestPress, arrivals, countedAt, version + 1);
  }
}
