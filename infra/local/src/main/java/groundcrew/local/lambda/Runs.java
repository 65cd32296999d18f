package groundcrew.local.lambda;

/// How often a function ran since somebody last asked, and for how long.
///
/// @param failed how many of them ended in an error, a time-out or an exit
/// @param throttles how often it was not let run
public record Runs(
    long number,
    long failed,
    long throttles,
    double totalMillis,
    double shortestMillis,
    double longestMillis) {
  static final Runs NONE = new Runs(0, 0, 0, 0, Double.MAX_VALUE, 0);

  Runs and(double millis, boolean failure) {
    return new Runs(
        number + 1,
        failed + (failure ? 1 : 0),
        throttles,
        totalMillis + millis,
        Math.min(shortestMillis, millis),
        Math.max(longestMillis, millis));
  }

  Runs throttled(long times) {
    return new Runs(number, failed, throttles + times, totalMillis, shortestMillis, longestMillis);
  }

  Runs plus(Runs other) {
    return new Runs(
        number + other.number,
        failed + other.failed,
        throttles + other.throttles,
        totalMillis + other.totalMillis,
        Math.min(shortestMillis, other.shortestMillis),
        Math.max(longestMillis, other.longestMillis));
  }
}
