package groundcrew.common;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// The regions of all partitions that the SDK knows.
public final class AwsRegions {
  /// Without `aws-global` and the like, which are endpoints.
  private static final Set<String> KNOWN =
      Region.regions().stream()
          .filter(Predicate.not(Region::isGlobalRegion))
          .map(Region::id)
          .collect(Collectors.toUnmodifiableSet());

  private AwsRegions() {}

  /// Returns the name of the region.
  ///
  /// @throws IllegalArgumentException if the SDK does not know the region: a call finds no endpoint
  public static String require(String region) {
    if (!KNOWN.contains(region)) {
      throw new IllegalArgumentException(
          "region '%s': expected a region such as eu-west-1 that the AWS SDK knows"
              .formatted(region));
    }
    return region;
  }

  /// Returns the names of all regions.
  public static Set<String> known() {
    return KNOWN;
  }

  /// Returns the partition that the region is in, such as `aws` or `aws-cn`.
  ///
  /// @throws IllegalArgumentException if the SDK does not know the region
  public static String partition(String region) {
    return PartitionMetadata.of(Region.of(require(region))).id();
  }
}
