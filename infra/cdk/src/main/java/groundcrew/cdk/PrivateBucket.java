package groundcrew.cdk;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/// Creates private, encrypted buckets whose objects expire. They are retained when their stack is
/// deleted.
final class PrivateBucket {
  private PrivateBucket() {}

  /// Creates a bucket.
  ///
  /// @param days after which an object expires
  /// @param prefix of the objects that expire; all where it is empty
  /// @param withoutAccessLog why the bucket needs no access log
  static Bucket create(
      Construct scope,
      String id,
      String name,
      int days,
      Optional<String> prefix,
      String withoutAccessLog) {
    var expire = LifecycleRule.builder().id("Expire").expiration(Duration.days(days));
    prefix.ifPresent(expire::prefix);
    var bucket =
        Bucket.Builder.create(scope, id)
            .bucketName(name)
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .lifecycleRules(List.of(expire.build()))
            // Not retained if the first deployment fails: the next one could not create it again.
            .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
            .build();
    NagSuppressions.addResourceSuppressions(
        bucket,
        List.of(
            NagPackSuppression.builder().id("AwsSolutions-S1").reason(withoutAccessLog).build()));
    return bucket;
  }
}
