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

  /// The default regions of the partition `aws`: those launched before March 20, 2019. An account
  /// cannot disable them, and must enable every later one (AWS Account Management, *Enable or
  /// disable AWS Regions in your account*). AWS adds no default region, so the list is complete.
  private static final Set<String> DEFAULT =
      Set.of(
          "ap-northeast-1",
          "ap-northeast-2",
          "ap-northeast-3",
          "ap-south-1",
          "ap-southeast-1",
          "ap-southeast-2",
          "ca-central-1",
          "eu-central-1",
          "eu-north-1",
          "eu-west-1",
          "eu-west-2",
          "eu-west-3",
          "sa-east-1",
          "us-east-1",
          "us-east-2",
          "us-west-1",
          "us-west-2");

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

  /// Returns whether an account has to enable the region before it can use it. Only the partition
  /// `aws` has such regions.
  ///
  /// @throws IllegalArgumentException if the SDK does not know the region
  public static boolean optIn(String region) {
    return partition(region).equals("aws") && !DEFAULT.contains(region);
  }
}
