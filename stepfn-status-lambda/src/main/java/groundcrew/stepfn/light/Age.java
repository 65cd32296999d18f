package groundcrew.stepfn.light;

import java.time.Duration;
import java.time.Instant;

/// Writes times in a short form.
final class Age {
  private static final Duration IN_DAYS = Duration.ofDays(2);

  private Age() {}

  /// Returns the largest whole unit, such as `3 min`, `2 h` or `5 d`.
  static String of(Duration age) {
    // Clocks differ: a time may be slightly in the future.
    if (age.isNegative()) {
      return "0 s";
    }
    if (age.toMinutes() == 0) {
      return age.toSeconds() + " s";
    }
    if (age.toHours() == 0) {
      return age.toMinutes() + " min";
    }
    return age.compareTo(IN_DAYS) < 0 ? age.toHours() + " h" : age.toDays() + " d";
  }

  /// Returns the time of day, such as `02:00 UTC`.
  static String clock(Instant time) {
    var iso = time.toString();
    var begin = iso.indexOf('T') + 1;
    return iso.substring(begin, begin + "hh:mm".length()) + " UTC";
  }

  /// Returns the day as well, such as `2026-01-31 02:00 UTC`.
  static String date(Instant time) {
    var iso = time.toString();
    return iso.substring(0, iso.indexOf('T')) + " " + clock(time);
  }
}
