package groundcrew.bench.guardian;

/// A fleet read by one run of the real function.
///
/// @param machines all healthy
/// @param calls of ListExecutions, refused ones too
/// @param seconds from the run's first call to the last machine's answer
/// @param metrics that were published
/// @param publications calls of PutMetricData
/// @param secondsOfRun from the function's invocation to its answer, the cold start included
record FleetReading(
    int machines,
    Quota quota,
    long calls,
    double seconds,
    int metrics,
    long publications,
    double secondsOfRun) {
  private static final int METRICS_OF_CALL = 1000;

  double callsPerMachine() {
    return (double) calls / machines;
  }

  /// Returns what the quota makes one call a machine take at least.
  double leastSeconds() {
    return quota.leastSeconds(machines);
  }

  /// Returns whether the quota is never reached.
  boolean bucketSuffices() {
    return leastSeconds() == 0;
  }

  /// Returns the part of what the quota allows that was used; 1 where it is never reached.
  double ofAllowed() {
    return bucketSuffices() ? 1 : leastSeconds() / seconds;
  }

  long leastPublications() {
    return Math.ceilDiv(metrics, METRICS_OF_CALL);
  }
}
