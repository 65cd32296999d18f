package groundcrew.contracts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groundcrew.local.dynamodb.DynamoDb;
import groundcrew.local.dynamodb.Engine;
import groundcrew.local.dynamodb.TableKind;
import groundcrew.local.template.Place;
import groundcrew.local.template.Resource;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// DynamoDB on loopback, started once for a class of tests; each test makes a table of its own.
final class LocalTables implements AutoCloseable {
  private final Engine engine = new Engine();
  private final TableKind kind = new TableKind(engine);
  private final LoopbackAws aws = new LoopbackAws(List.of(), List.of(new DynamoDb(engine)));
  private final DynamoDbClient client = aws.clients.build(DynamoDbClient.builder());
  private int tables;

  DynamoDbClient client() {
    return client;
  }

  /// Makes an empty table and returns its name.
  ///
  /// @param key of its items, a text
  String create(String key) {
    tables++;
    var properties =
        JsonNodeFactory.instance
            .objectNode()
            .put("TableName", "table-" + tables)
            .put("BillingMode", "PAY_PER_REQUEST");
    properties
        .putArray("AttributeDefinitions")
        .addObject()
        .put("AttributeName", key)
        .put("AttributeType", "S");
    properties.putArray("KeySchema").addObject().put("AttributeName", key).put("KeyType", "HASH");
    return kind.create(
            new Resource(
                "Table",
                "AWS::DynamoDB::Table",
                properties,
                new Place("contracts", LoopbackAws.ACCOUNT, "eu-west-1")))
        .ref();
  }

  @Override
  public void close() {
    aws.close();
    engine.close();
  }
}
