package groundcrew.local.lambda;

/// How often a function ran since somebody last asked, and for how long.
///
/// @param failed how many of them ended in an error, a time-out or an exit
public record Runs(
    long number, long failed, double totalMillis, double shortestMillis, double longestMillis) {
  static final Runs NONE = new Runs(0, 0, 0, Double.MAX_VALUE, 0);

  Runs and(double millis, boolean failure) {
    return new Runs(
        number + 1,
        failed + (failure ? 1 : 0),
        totalMillis + millis,
        Math.min(shortestMillis, millis),
        Math.max(longestMillis, millis));
  }

  Runs plus(Runs other) {
    return new Runs(
        number + other.number,
        failed + other.failed,
        totalMillis + other.totalMillis,
        Math.min(shortestMillis, other.shortestMillis),
        Math.max(longestMillis, other.longestMillis));
  }
}
