package groundcrew.bench.guardian;

/// A fleet read once.
///
/// @param machines all healthy
/// @param time `real`, or `virtual` where nobody waited
/// @param share the part of the quota that was allowed
/// @param runs how many runs it took, five minutes apart
/// @param calls of ListExecutions
/// @param publications calls of PutMetricData in one run
/// @param seconds from the first to the last of them, within the runs
/// @param leastSeconds what the quota makes as many calls take at least
record Reading(
    int machines,
    String time,
    double share,
    int runs,
    long calls,
    long publications,
    double seconds,
    double leastSeconds) {
  double callsPerMachine() {
    return (double) calls / machines;
  }

  /// Returns the part of what the quota allows that was used; 1 where it is never reached.
  double ofAllowed() {
    return leastSeconds == 0 ? 1 : leastSeconds / seconds;
  }
}
