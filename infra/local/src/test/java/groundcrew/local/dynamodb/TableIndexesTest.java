package groundcrew.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.Calls;
import groundcrew.local.gateway.LocalGateway;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableIndexesTest {
  private static final String ALL = "'Projection':{'ProjectionType':'ALL'}";
  private final Engine engine = new Engine();
  private final TableKind kind = new TableKind(engine);
  private final LocalGateway gateway = new LocalGateway(iam -> new DynamoDb(engine));
  private final DynamoDbClient client =
      gateway.client(DynamoDbClient.builder(), gateway.operator());

  @AfterAll
  void close() {
    client.close();
    gateway.close();
    engine.close();
  }

  @Test
  void anIndexIsQueriedByItsOwnKeyAndNeedsAPermissionOfItsOwn() {
    create(table("queried", index("open", ALL)));
    put("queried", "a", "yes");
    put("queried", "b", "no");
    var role =
        gateway.role(
            LocalGateway.ACCOUNT,
            "reader",
            "'Principal':{'Service':'lambda.amazonaws.com'}",
            "'Effect':'Allow','Action':'dynamodb:Query',"
                + "'Resource':'arn:aws:dynamodb:eu-west-1:111122223333:table/queried'");
    var reader =
        gateway.client(
            DynamoDbClient.builder(),
            gateway.sessions.open(role, "test", "lambda.amazonaws.com", Map.of()));

    assertThat(query(client, "queried"))
        .extracting(item -> item.get("id"))
        .containsExactly(AttributeValue.fromS("a"));
    assertThatExceptionOfType(DynamoDbException.class)
        .isThrownBy(() -> query(reader, "queried"))
        .withMessageContaining("table/queried/index/open");
    assertThat(gateway.iam.takeDenials()).hasSize(1);
  }

  @Test
  void anUpdateAddsOneIndexWithItsAttributeAndRemovesIt() {
    var without = table("changing");
    var with = table("changing", index("open", ALL));
    var created = create(without);
    put("changing", "a", "yes");

    kind.update(new Existing(without, created), with);
    assertThat(query(client, "changing")).hasSize(1);
    kind.update(new Existing(with, created), without);
    assertThat(indexes("changing")).isEmpty();
  }

  @Test
  void anUpdateOfMoreThanOneIndexIsRefused() {
    var before = table("several", index("open", ALL));
    var created = create(before);

    assertThatThrownBy(() ->
            kind.update(new Existing(before, created), table("several", index("closed", ALL))))
        .hasMessageContaining("Made (AWS::DynamoDB::Table)")
        .hasMessageContaining("Cannot perform more than one GSI creation or deletion");
    assertThat(indexes("several")).containsExactly("open");
  }

  @Test
  void anIndexThatRemainsCannotChange() {
    var before = table("fixed", index("open", ALL));
    var wanted = table("fixed", index("open", "'Projection':{'ProjectionType':'KEYS_ONLY'}"));
    var created = create(before);

    assertThatThrownBy(() -> kind.update(new Existing(before, created), wanted))
        .hasMessageContaining("Made (AWS::DynamoDB::Table)")
        .hasMessageContaining("create a new GSI with a different name");
  }

  @Test
  void anAttributeCannotGetAnotherType() {
    var before = table("typed", index("open", ALL));
    var created = create(before);
    var wanted = resource("typed", "N", index("open", ALL));

    assertThatThrownBy(() -> kind.update(new Existing(before, created), wanted))
        .hasMessageContaining("AttributeDefinitions cannot give another type to open");
  }

  @Test
  void aPropertyThatAnIndexCannotHaveStopsTheStart() {
    assertThatThrownBy(() ->
            create(table("odd", index("open", ALL + ",'ContributorInsightsSpecification':{}"))))
        .hasMessageContaining(
            "property GlobalSecondaryIndexes.ContributorInsightsSpecification is not supported");
  }

  private Created create(Resource table) {
    return kind.create(table);
  }

  private List<String> indexes(String table) {
    return client.describeTable(r -> r.tableName(table)).table().globalSecondaryIndexes().stream()
        .map(GlobalSecondaryIndexDescription::indexName)
        .toList();
  }

  private void put(String table, String id, String open) {
    client.putItem(r ->
        r.tableName(table)
            .item(Map.of("id", AttributeValue.fromS(id), "open", AttributeValue.fromS(open))));
  }

  private static List<Map<String, AttributeValue>> query(DynamoDbClient client, String table) {
    return client
        .query(r ->
            r.tableName(table)
                .indexName("open")
                .keyConditionExpression("#open = :yes")
                .expressionAttributeNames(Map.of("#open", "open"))
                .expressionAttributeValues(Map.of(":yes", AttributeValue.fromS("yes"))))
        .items();
  }

  /// An index whose key is the attribute of its name.
  private static String index(String name, String projection) {
    return "{'IndexName':'%1$s','KeySchema':[{'AttributeName':'%1$s','KeyType':'HASH'}],%2$s}"
        .formatted(name, projection);
  }

  private static Resource table(String name, String... indexes) {
    return resource(name, "S", indexes);
  }

  private static Resource resource(String name, String type, String... indexes) {
    var attributes =
        Stream.concat(Stream.of("id"), Stream.of(indexes).map(TableIndexesTest::key))
            .map(key ->
                "{'AttributeName':'%s','AttributeType':'%s'}"
                    .formatted(key, key.equals("id") ? "S" : type))
            .toList();
    var properties =
        ("{'TableName':'%s','BillingMode':'PAY_PER_REQUEST',"
                + "'KeySchema':[{'AttributeName':'id','KeyType':'HASH'}],"
                + "'AttributeDefinitions':[%s]%s}")
            .formatted(
                name,
                String.join(",", attributes),
                indexes.length == 0
                    ? ""
                    : ",'GlobalSecondaryIndexes':[%s]".formatted(String.join(",", indexes)));
    return new Resource(
        "Made",
        "AWS::DynamoDB::Table",
        Calls.json(properties),
        new Place("stack", LocalGateway.ACCOUNT, "eu-west-1"));
  }

  private static String key(String index) {
    return index.replaceAll("^.*'AttributeName':'(\\w+)'.*$", "$1");
  }
}
