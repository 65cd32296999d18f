package groundcrew.contracts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    return create(properties(key, key));
  }

  /// Makes an empty table with an index of all attributes, and returns the table's name.
  ///
  /// @param key of its items, a text
  /// @param indexKey partition key of the index, a text, and the name of the index
  /// @param sortKey sort key of the index, a text
  String create(String key, String indexKey, String sortKey) {
    var properties = properties(key, key, indexKey, sortKey);
    var index =
        properties.putArray("GlobalSecondaryIndexes").addObject().put("IndexName", indexKey);
    addKey(index.putArray("KeySchema"), indexKey, "HASH");
    addKey(index.withArray("KeySchema"), sortKey, "RANGE");
    index.putObject("Projection").put("ProjectionType", "ALL");
    return create(properties);
  }

  private ObjectNode properties(String key, String... attributes) {
    tables++;
    var properties =
        JsonNodeFactory.instance
            .objectNode()
            .put("TableName", "table-" + tables)
            .put("BillingMode", "PAY_PER_REQUEST");
    var definitions = properties.putArray("AttributeDefinitions");
    for (var attribute : attributes) {
      definitions.addObject().put("AttributeName", attribute).put("AttributeType", "S");
    }
    addKey(properties.putArray("KeySchema"), key, "HASH");
    return properties;
  }

  private static void addKey(ArrayNode schema, String attribute, String type) {
    schema.addObject().put("AttributeName", attribute).put("KeyType", type);
  }

  private String create(ObjectNode properties) {
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
