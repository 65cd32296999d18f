package groundcrew.bench.guardian;

/// The part of a large region's quota of ListExecutions that the Guardian may use.
///
/// @param share above 0 to 1
record Quota(double share) {
  /// What is configured unless somebody says otherwise.
  static final Quota USUAL = new Quota(0.5);

  static final Quota WHOLE = new Quota(1);

  private static final double BUCKET = 200;
  private static final double REFILL = 5;

  /// In which a run may read: four minutes, less what it keeps to publish and to answer.
  private static final double SECONDS_OF_RUN = 195;

  private static final double PERIOD = 300;

  /// Returns the smallest usual share by which one run reads so many machines.
  static Quota of(int machines) {
    return machines <= USUAL.mostOfRun() ? USUAL : WHOLE;
  }

  /// Returns how many calls one run may make.
  double mostOfRun() {
    return (BUCKET + REFILL * SECONDS_OF_RUN) * share;
  }

  /// Returns how many calls fill up again between the starts of two runs.
  double refillOfPeriod() {
    return REFILL * PERIOD * share;
  }

  /// Returns how long as many calls take at least: the bucket at once, then what refills it.
  double leastSeconds(int calls) {
    return Math.max(0, calls - BUCKET * share) / (REFILL * share);
  }
}
