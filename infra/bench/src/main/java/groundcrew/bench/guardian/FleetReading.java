package groundcrew.bench.guardian;

/// A fleet read by one run of the real function.
///
/// @param machines all healthy
/// @param read how many of them were read: a call that AWS refuses for its rate waits for the next
///   run, and with the whole of a quota there is nothing left for two that come close together
/// @param calls of ListExecutions, refused ones too
/// @param seconds from the run's first call to the last machine's answer
/// @param metrics that were published
/// @param publications calls of PutMetricData
/// @param secondsOfRun from the function's invocation to its answer, the cold start included
record FleetReading(
    int machines,
    int read,
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

  double ofMachines() {
    return (double) read / machines;
  }

  /// Returns what the quota makes one call take at least for each machine that was read.
  double leastSeconds() {
    return quota.leastSeconds(read);
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
