package groundcrew.local.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// A period of data.
///
/// @param to first instant that does not belong to it
public record Window(Instant from, Instant to) {

  /// Returns the last periods before an instant, oldest first.
  public static List<Window> before(Instant end, Duration period, int number) {
    var from = end.minus(period.multipliedBy(number));
    return Stream.iterate(
            new Window(from, from.plus(period)), w -> new Window(w.to, w.to.plus(period)))
        .limit(number)
        .toList();
  }

  /// Returns the periods that begin from `start` until `end`, oldest first. Periods begin at
  /// multiples of their length, the first one at or before `start`.
  static List<Window> between(Instant start, Instant end, Duration period) {
    var from = floor(start, period);
    return Stream.iterate(
            new Window(from, from.plus(period)),
            window -> window.from.isBefore(end),
            window -> new Window(window.to, window.to.plus(period)))
        .toList();
  }

  /// Returns the last multiple of a length at or before an instant.
  public static Instant floor(Instant instant, Duration length) {
    var seconds = Math.floorDiv(instant.getEpochSecond(), length.toSeconds());
    return Instant.ofEpochSecond(seconds * length.toSeconds());
  }
}
