package groundcrew.bench.guardian;

/// An account in which one run cannot read every machine, over many runs in virtual time.
///
/// @param machines all healthy
/// @param runs until each machine was read once, five minutes apart
/// @param calls of ListExecutions in all runs
/// @param allowed what the quota allowed in the time in which those runs read
/// @param settledRuns those after the first round
/// @param settledCalls the calls of those
/// @param settledSeconds what those took, together
/// @param oldestSeconds the age of the oldest reading at the end of any of those
record Rounds(
    int machines,
    Quota quota,
    int runs,
    long calls,
    long allowed,
    int settledRuns,
    long settledCalls,
    long settledSeconds,
    long oldestSeconds) {
  private static final double MINUTE = 60;

  /// Returns the part of the allowed calls that was used while runs were reading.
  double ofAllowed() {
    return (double) calls / allowed;
  }

  double callsOfRun() {
    return (double) settledCalls / settledRuns;
  }

  double secondsOfRun() {
    return (double) settledSeconds / settledRuns;
  }

  /// Returns the part of what is filled in day and night that was used: a function does not run all
  /// the time.
  double ofRefill() {
    return callsOfRun() / quota.refillOfPeriod();
  }

  double oldestMinutes() {
    return oldestSeconds / MINUTE;
  }
}
