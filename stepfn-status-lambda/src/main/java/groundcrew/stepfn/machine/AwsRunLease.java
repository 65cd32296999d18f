package groundcrew.stepfn.machine;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// The lease as an item beside those of the machines: `stateMachineArn S ("run-lease"), run S,
/// until N (milliseconds since 1970)`.
public final class AwsRunLease implements RunLease {
  /// The key of the item, which is no ARN.
  static final String KEY = "run-lease";

  /// The run's own lease counts as free: an earlier attempt of the call may have succeeded although
  /// its answer was lost.
  private static final String FREE =
      "attribute_not_exists(%s) OR #until < :now OR #run = :run"
          .formatted(AwsMachineStatusItem.KEY);

  private static final String OWN = "#run = :run";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public AwsRunLease(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public boolean acquire(String run, Instant until, Deadline deadline) {
    try {
      dynamoDb.putItem(request ->
          request
              .tableName(table)
              .item(
                  Map.of(
                      AwsMachineStatusItem.KEY,
                      AttributeValue.fromS(KEY),
                      "run",
                      AttributeValue.fromS(run),
                      "until",
                      time(until)))
              .conditionExpression(FREE)
              .expressionAttributeNames(Map.of("#until", "until", "#run", "run"))
              .expressionAttributeValues(
                  Map.of(
                      ":now", time(deadline.clock().instant()),
                      ":run", AttributeValue.fromS(run)))
              .overrideConfiguration(AwsClients.within(deadline)));
      return true;
    } catch (ConditionalCheckFailedException taken) {
      return false;
    }
  }

  @Override
  public void release(String run, Deadline deadline) {
    try {
      dynamoDb.deleteItem(request ->
          request
              .tableName(table)
              .key(AwsMachineStatusItem.key(KEY))
              .conditionExpression(OWN)
              .expressionAttributeNames(Map.of("#run", "run"))
              .expressionAttributeValues(Map.of(":run", AttributeValue.fromS(run)))
              .overrideConfiguration(AwsClients.within(deadline)));
    } catch (ConditionalCheckFailedException taken) {
      // It had ended by itself, and another run has it, or had it.
    }
  }

  private static AttributeValue time(Instant instant) {
    return AttributeValue.fromN(Long.toString(instant.toEpochMilli()));
  }
}
