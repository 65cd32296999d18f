package groundcrew.cdk;

import groundcrew.pipelinevm.submit.AwsSubmissions;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/// What was submitted, and what the commands wrote.
final class PipelineStore extends Construct {
  private static final int OUTPUT_DAYS = 90;

  private final Table table;

  PipelineStore(Construct scope, String id, PipelineNames names) {
    super(scope, id);
    table =
        Table.Builder.create(this, "Submissions")
            .tableName(names.table())
            .partitionKey(
                Attribute.builder().name(AwsSubmissions.KEY).type(AttributeType.STRING).build())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .timeToLiveAttribute("expires")
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    suppress(
        table,
        "AwsSolutions-DDB3",
        "A record only keeps a running execution from sending its command twice");
    var outputs =
        Bucket.Builder.create(this, "Outputs")
            .bucketName(names.bucket())
            .encryption(BucketEncryption.S3_MANAGED)
            .enforceSsl(true)
            .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .id("Expire")
                        .expiration(Duration.days(OUTPUT_DAYS))
                        .build()))
            .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
            .build();
    suppress(
        outputs,
        "AwsSolutions-S1",
        "Machines write to it and one function reads; CloudTrail data events record other callers");
  }

  Table table() {
    return table;
  }

  private static void suppress(Construct resource, String rule, String reason) {
    NagSuppressions.addResourceSuppressions(
        resource, List.of(NagPackSuppression.builder().id(rule).reason(reason).build()));
  }
}
