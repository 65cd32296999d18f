package groundcrew.treebutton.press;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The records in a DynamoDB table.
public final class AwsPresses implements Presses {
  private static final String UNCHANGED = "#version = :version";
  private static final Map<String, String> NAMES = Map.of("#version", AwsPressItem.VERSION);

  private final DynamoDbClient dynamoDb;
  private final String table;

  public AwsPresses(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public Optional<PressRecord> find(String id, Deadline deadline) {
    var answer =
        dynamoDb.getItem(request ->
            request
                .tableName(table)
                .key(AwsPressItem.key(id))
                .consistentRead(true)
                .overrideConfiguration(AwsClients.within(deadline)));
    return answer.hasItem() ? Optional.of(AwsPressItem.read(answer.item())) : Optional.empty();
  }

  @Override
  public boolean replace(PressRecord record, Deadline deadline) {
    var item = AwsPressItem.write(record.nextVersion());
    try {
      dynamoDb.putItem(request ->
          request
              .tableName(table)
              .item(item)
              .conditionExpression(UNCHANGED)
              .expressionAttributeNames(NAMES)
              .expressionAttributeValues(Map.of(":version", AwsPressItem.number(record.version())))
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
              .overrideConfiguration(AwsClients.within(deadline)));
      return true;
    } catch (ConditionalCheckFailedException changed) {
      // An earlier attempt of this call may have stored it and its answer was lost.
      return changed.hasItem() && changed.item().equals(item);
    }
  }

  @Override
  public List<String> open(PressState.Open worker, int limit, Deadline deadline) {
    var answer =
        dynamoDb.query(request ->
            request
                .tableName(table)
                .indexName(AwsPressItem.OPEN)
                .keyConditionExpression("#open = :worker")
                .expressionAttributeNames(Map.of("#open", AwsPressItem.OPEN))
                .expressionAttributeValues(Map.of(":worker", AwsPressItem.text(worker)))
                .limit(limit)
                .overrideConfiguration(AwsClients.within(deadline)));
    return answer.items().stream()
        .map(item -> AwsPressItem.required(item, AwsPressItem.KEY))
        .toList();
  }
}
