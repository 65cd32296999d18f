package groundcrew.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.Calls;
import groundcrew.local.gateway.LocalGateway;
import groundcrew.local.template.Created;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// One engine for all of it: it takes a second to start.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoDbTest {
  private final Engine engine = new Engine();
  private final LocalGateway gateway = new LocalGateway(iam -> new DynamoDb(engine));
  private final DynamoDbClient client =
      gateway.client(DynamoDbClient.builder(), gateway.operator());

  @BeforeAll
  void createTable() {
    create("readings", "");
  }

  @AfterAll
  void close() {
    client.close();
    gateway.close();
    engine.close();
  }

  @Test
  void anItemIsReadBack() {
    client.putItem(r -> r.tableName("readings").item(item("one", "1")));

    assertThat(client.getItem(r -> r.tableName("readings").key(Map.of("id", text("one")))).item())
        .isEqualTo(item("one", "1"));
  }

  @Test
  void aConditionThatDoesNotHoldIsRefused() {
    client.putItem(r -> r.tableName("readings").item(item("two", "1")));

    assertThatExceptionOfType(ConditionalCheckFailedException.class)
        .isThrownBy(() ->
            client.putItem(r ->
                r.tableName("readings")
                    .item(item("two", "2"))
                    .conditionExpression("attribute_not_exists(id)")));
  }

  @Test
  void aTableIsWhereItsTemplateIsDeployed() {
    var created = create("elsewhere", ",'PointInTimeRecoverySpecification':{}");

    assertThat(created.attributes())
        .containsEntry("Arn", "arn:aws:dynamodb:eu-west-1:111122223333:table/elsewhere");
    assertThat(client.describeTable(r -> r.tableName("elsewhere")).table().tableArn())
        .isEqualTo("arn:aws:dynamodb:eu-west-1:111122223333:table/elsewhere");
  }

  @Test
  void accountsAndRegionsShareNoTable() {
    var other = gateway.client(DynamoDbClient.builder(), gateway.sessions.operator("444455556666"));
    var far = gateway.client(DynamoDbClient.builder(), gateway.operator(), Region.US_EAST_1);

    for (var stranger : new DynamoDbClient[] {other, far}) {
      assertThatExceptionOfType(ResourceNotFoundException.class)
          .isThrownBy(() -> stranger.scan(r -> r.tableName("readings")));
    }
  }

  @Test
  void aRoleMayDoWhatItsPolicySaysOfTheTable() {
    var reader =
        client(
            "reader",
            "'Effect':'Allow','Action':'dynamodb:Scan',"
                + "'Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/readings'");

    assertThat(reader.scan(r -> r.tableName("readings")).items()).isNotNull();
    assertDenied(
        "dynamodb:PutItem",
        () -> reader.putItem(r -> r.tableName("readings").item(item("x", "1"))));
  }

  @Test
  void aBatchIsCountedOnceAndNeedsEachTable() {
    create("second", "");
    gateway.gateway.counts().reset();

    client.batchWriteItem(r ->
        r.requestItems(
            Map.of(
                "readings", java.util.List.of(put("a")),
                "second", java.util.List.of(put("b")))));

    assertThat(gateway.gateway.counts().total("dynamodb:BatchWriteItem")).isEqualTo(1);
    assertThat(client.scan(r -> r.tableName("second")).count()).isEqualTo(1);
  }

  @Test
  void aTransactionWritesAllOfItsItemsOrNone() {
    transact(client, putOnce("t-1"), putOnce("t-2"));

    assertThatExceptionOfType(TransactionCanceledException.class)
        .isThrownBy(() -> transact(client, putOnce("t-3"), putOnce("t-2")))
        .satisfies(e ->
            assertThat(e.cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("None", "ConditionalCheckFailed"));
    assertThat(client.getItem(r -> r.tableName("readings").key(key("t-2"))).hasItem()).isTrue();
    assertThat(client.getItem(r -> r.tableName("readings").key(key("t-3"))).hasItem()).isFalse();
  }

  @Test
  void eachItemOfATransactionTakesThePermissionOfItsOwnOperation() {
    var writer =
        client(
            "writer",
            "'Effect':'Allow','Action':['dynamodb:PutItem','dynamodb:UpdateItem'],"
                + "'Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/readings'");
    var update =
        TransactWriteItem.builder()
            .update(u ->
                u.tableName("readings")
                    .key(key("t-5"))
                    .updateExpression("ADD version :one")
                    .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1"))))
            .build();
    var delete =
        TransactWriteItem.builder().delete(d -> d.tableName("readings").key(key("t-6"))).build();
    var check =
        TransactWriteItem.builder()
            .conditionCheck(c ->
                c.tableName("readings")
                    .key(key("t-7"))
                    .conditionExpression("attribute_not_exists(id)"))
            .build();

    transact(writer, putOnce("t-4"), update);
    assertDenied("dynamodb:DeleteItem", () -> transact(writer, putOnce("t-8"), delete));
    assertDenied("dynamodb:ConditionCheckItem", () -> transact(writer, putOnce("t-8"), check));
    assertThat(client.getItem(r -> r.tableName("readings").key(key("t-8"))).hasItem()).isFalse();
  }

  @Test
  void aPolicyCanAllowAWriteInsideOfATransactionOnly() {
    var transacting =
        client(
            "transacting",
            "'Effect':'Allow','Action':'dynamodb:PutItem',"
                + "'Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/readings','Condition':"
                + "{'StringEquals':{'dynamodb:EnclosingOperation':'TransactWriteItems'}}");

    transact(transacting, putOnce("t-9"));
    assertDenied(
        "dynamodb:PutItem",
        () -> transacting.putItem(r -> r.tableName("readings").item(item("x", "1"))));
  }

  @Test
  void whatNobodyDecidesIsRefusedByName() {
    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() -> client.listGlobalTables(r -> {}))
        .withMessageContaining("does not know ListGlobalTables");
  }

  @Test
  void aPropertyThatTheTableCannotHaveStopsTheStart() {
    assertThatThrownBy(() -> create("third", ",'StreamSpecification':{}"))
        .hasMessageContaining("Made (AWS::DynamoDB::Table): property StreamSpecification");
  }

  private Created create(String name, String more) {
    return new TableKind(engine)
        .create(
            new Resource(
                "Made",
                "AWS::DynamoDB::Table",
                Calls.json(
                    ("{'TableName':'%s','BillingMode':'PAY_PER_REQUEST',"
                            + "'KeySchema':[{'AttributeName':'id','KeyType':'HASH'}],"
                            + "'AttributeDefinitions':[{'AttributeName':'id','AttributeType':'S'}]%s}")
                        .formatted(name, more)),
                new Place("stack", LocalGateway.ACCOUNT, "eu-west-1")));
  }

  private DynamoDbClient client(String role, String statement) {
    var arn =
        gateway.role(
            LocalGateway.ACCOUNT,
            role,
            "'Principal':{'Service':'lambda.amazonaws.com'}",
            statement);
    var keys = gateway.sessions.open(arn, "test", "lambda.amazonaws.com", Map.of());
    return gateway.client(DynamoDbClient.builder(), keys);
  }

  private void assertDenied(String action, ThrowingCallable call) {
    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(call)
        .satisfies(
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"))
        .withMessageContaining(action);
    assertThat(gateway.iam.takeDenials()).hasSize(1);
  }

  private static void transact(DynamoDbClient client, TransactWriteItem... items) {
    client.transactWriteItems(r -> r.transactItems(items));
  }

  private static TransactWriteItem putOnce(String id) {
    return TransactWriteItem.builder()
        .put(p ->
            p.tableName("readings")
                .item(item(id, "1"))
                .conditionExpression("attribute_not_exists(id)"))
        .build();
  }

  private static WriteRequest put(String id) {
    return WriteRequest.builder().putRequest(p -> p.item(item(id, "1"))).build();
  }

  private static Map<String, AttributeValue> key(String id) {
    return Map.of("id", text(id));
  }

  private static Map<String, AttributeValue> item(String id, String version) {
    return Map.of("id", text(id), "version", AttributeValue.fromN(version));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
