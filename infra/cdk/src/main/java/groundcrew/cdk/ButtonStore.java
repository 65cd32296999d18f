package groundcrew.cdk;

import groundcrew.treebutton.press.AwsPressItem;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.constructs.Construct;

/// Where the booth keeps its presses and its labels. The table is retained when its stack is
/// deleted: it holds what was paid.
final class ButtonStore extends Construct {
  private static final int LABEL_DAYS = 30;

  private final Table table;

  ButtonStore(Construct scope, String id, ButtonNames names) {
    super(scope, id);
    table =
        Table.Builder.create(this, "Presses")
            .tableName(names.table())
            .partitionKey(text(AwsPressItem.KEY))
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .timeToLiveAttribute("expires")
            .pointInTimeRecoverySpecification(
                PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
            .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
            .build();
    table.addGlobalSecondaryIndex(
        GlobalSecondaryIndexProps.builder()
            .indexName(AwsPressItem.OPEN)
            .partitionKey(text(AwsPressItem.OPEN))
            .sortKey(text(AwsPressItem.TIME))
            .build());
    PrivateBucket.create(
        this,
        "Labels",
        names.bucket(),
        LABEL_DAYS,
        Optional.empty(),
        "A label can be drawn again from the table; who read it matters to nobody");
  }

  Table table() {
    return table;
  }

  private static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }
}
