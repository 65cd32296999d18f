package groundcrew.bench.tagging;

/// How fast one account was tagged, beside how fast AWS lets anybody.
///
/// @param resources that were written
/// @param listings calls of GetResources
/// @param writes calls of TagResources, of which each took a second
/// @param seconds from the first call in the account to the last answer
record Pace(long resources, long listings, long writes, double seconds) {
  private static final double LISTINGS_A_SECOND = 15;
  private static final double WRITES_A_SECOND = 5;
  private static final long RESOURCES_A_WRITE = 20;

  double resourcesPerSecond() {
    return resources / seconds;
  }

  /// Returns the shortest time that the quotas allow for these resources.
  double leastSeconds() {
    var fewest = (resources + RESOURCES_A_WRITE - 1) / RESOURCES_A_WRITE;
    return Math.max(fewest / WRITES_A_SECOND, listings / LISTINGS_A_SECOND);
  }

  double share() {
    return leastSeconds() / seconds;
  }
}
