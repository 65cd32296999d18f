package groundcrew.stepfn.publish;

import java.util.Set;

/// The rate at which AWS allows calls to an API, as a token bucket.
///
/// @param burst capacity of the bucket, in calls
/// @param perSecond refill rate, in calls per second
public record Quota(double burst, double perSecond) {
  private static final Set<String> LARGE_REGIONS = Set.of("us-east-1", "us-west-2", "eu-west-1");

  /// Returns the quota of ListExecutions of Step Functions.
  public static Quota listExecutions(String region) {
    return LARGE_REGIONS.contains(region) ? new Quota(200, 5) : new Quota(100, 2);
  }

  /// Returns a share of the quota.
  ///
  /// @param share above 0 to 1
  public Quota share(double share) {
    return new Quota(burst * share, perSecond * share);
  }
}
