package groundcrew.stepfn.publish;

import java.util.Set;

/// How often AWS lets an API be called, by its token bucket.
///
/// @param atOnce what the bucket holds
/// @param perSecond what is filled in
public record Quota(double atOnce, double perSecond) {
  private static final Set<String> LARGE_REGIONS = Set.of("us-east-1", "us-west-2", "eu-west-1");

  /// Returns the quota of Step Functions' ListExecutions.
  public static Quota listExecutions(String region) {
    return LARGE_REGIONS.contains(region) ? new Quota(200, 5) : new Quota(100, 2);
  }

  /// Returns a part of it.
  ///
  /// @param share above 0 to 1
  public Quota share(double share) {
    return new Quota(atOnce * share, perSecond * share);
  }
}
