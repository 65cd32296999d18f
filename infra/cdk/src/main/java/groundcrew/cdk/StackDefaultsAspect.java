package groundcrew.cdk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.IAspect;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.TagManager;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.amazon.awscdk.services.dynamodb.CfnTable.SSESpecificationProperty;
import software.amazon.awscdk.services.iam.CfnManagedPolicy;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucket.BucketEncryptionProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ServerSideEncryptionByDefaultProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ServerSideEncryptionRuleProperty;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.constructs.IConstruct;

/// Applies the stack defaults of the configuration to every stack.
///
/// They are the permissions boundary and the path of roles, the customer managed key of queues,
/// buckets, tables, topics, log groups and function environments, the log retention, the tags, and
/// termination protection.
final class StackDefaultsAspect implements IAspect {
  private final Configuration.StackDefaults defaults;

  StackDefaultsAspect(Configuration.StackDefaults defaults) {
    this.defaults = defaults;
  }

  @Override
  public void visit(IConstruct node) {
    switch (node) {
      case Stack stack -> stack.setTerminationProtection(defaults.terminationProtection());
      case CfnRole role -> visit(role);
      case CfnManagedPolicy policy -> policy.setPath(defaults.rolePath());
      case CfnQueue queue -> defaults.kmsKey().ifPresent(key -> encrypt(queue, key));
      case CfnBucket bucket -> defaults.kmsKey().ifPresent(key -> encrypt(bucket, key));
      case CfnTable table -> defaults.kmsKey().ifPresent(key -> encrypt(table, key));
      case CfnTopic topic -> defaults.kmsKey().ifPresent(topic::setKmsMasterKeyId);
      case CfnFunction function -> defaults.kmsKey().ifPresent(function::setKmsKeyArn);
      case CfnLogGroup log -> {
        log.setRetentionInDays(defaults.logRetention());
        defaults.kmsKey().ifPresent(log::setKmsKeyId);
      }
      default -> {}
    }
    tag(TagManager.of(node));
  }

  private void visit(CfnRole role) {
    if (role.getPath() == null) {
      role.setPath(defaults.rolePath());
    }
    defaults
        .permissionsBoundary()
        .ifPresent(name ->
            role.setPermissionsBoundary(
                "arn:%s:iam::%s:policy/%s".formatted(Aws.PARTITION, Aws.ACCOUNT_ID, name)));
  }

  private static void encrypt(CfnQueue queue, String key) {
    queue.setKmsMasterKeyId(key);
    queue.addPropertyDeletionOverride("SqsManagedSseEnabled");
  }

  private static void encrypt(CfnTable table, String key) {
    table.setSseSpecification(
        SSESpecificationProperty.builder()
            .sseEnabled(true)
            .sseType("KMS")
            .kmsMasterKeyId(key)
            .build());
  }

  private static void encrypt(CfnBucket bucket, String key) {
    bucket.setBucketEncryption(
        BucketEncryptionProperty.builder()
            .serverSideEncryptionConfiguration(
                List.of(
                    ServerSideEncryptionRuleProperty.builder()
                        // One data key encrypts many objects: KMS charges for each call.
                        .bucketKeyEnabled(true)
                        .serverSideEncryptionByDefault(
                            ServerSideEncryptionByDefaultProperty.builder()
                                .sseAlgorithm("aws:kms")
                                .kmsMasterKeyId(key)
                                .build())
                        .build()))
            .build());
  }

  private void tag(@Nullable TagManager manager) {
    if (manager != null) {
      defaults.tags().forEach(manager::setTag);
    }
  }
}
