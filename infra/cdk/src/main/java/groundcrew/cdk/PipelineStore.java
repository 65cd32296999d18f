package groundcrew.cdk;

import groundcrew.pipelinevm.submit.AwsSubmissions;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.Table;
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
    NagSuppressions.addResourceSuppressions(
        table,
        List.of(
            NagPackSuppression.builder()
                .id("AwsSolutions-DDB3")
                .reason("A record only keeps a running execution from sending its command twice")
                .build()));
    PrivateBucket.create(
        this,
        "Outputs",
        names.bucket(),
        OUTPUT_DAYS,
        Optional.empty(),
        "Machines write to it and one function reads; CloudTrail data events record other callers");
  }

  Table table() {
    return table;
  }
}
