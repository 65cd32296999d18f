package groundcrew.common;

/// Keeps the calls to one API of AWS below its quota, which AWS counts by account and region.
@FunctionalInterface
public interface RateLimiter {
  /// Waits until one more call to the account's API in the region is within the rate. Returns false
  /// at once, and takes nothing, where that is not before the deadline.
  boolean acquire(String account, String region, Deadline deadline);
}
