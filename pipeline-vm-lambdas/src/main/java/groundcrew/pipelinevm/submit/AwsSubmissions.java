package groundcrew.pipelinevm.submit;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.pipelinevm.command.SentCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The records in a DynamoDB table:
///
/// ```
/// id S (execution#state), sending_since S (an instant), attempt S, expires N (seconds since 1970),
/// command_id S?, sent_at S? (an instant)
/// ```
public final class AwsSubmissions implements Submissions {
  /// The table's key.
  public static final String KEY = "id";

  /// An execution runs for at most a year.
  private static final Duration KEPT = Duration.ofDays(366);

  private static final String SENDING_SINCE = "sending_since";
  private static final String ATTEMPT = "attempt";
  private static final String COMMAND = "command_id";
  private static final String SENT_AT = "sent_at";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public AwsSubmissions(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public Optional<Known> begin(Submission submission, Instant now, Deadline deadline) {
    return put(submission, now, "attribute_not_exists(id)", Map.of(), deadline)
        .map(AwsSubmissions::read);
  }

  @Override
  public boolean beginAgain(Submission submission, Known read, Instant now, Deadline deadline) {
    return put(
            submission,
            now,
            "sending_since = :read AND attribute_not_exists(command_id)",
            Map.of(":read", text(read.sendingSince())),
            deadline)
        .isEmpty();
  }

  /// Puts the record on a condition. Returns the item that does not meet it.
  private Optional<Map<String, AttributeValue>> put(
      Submission submission,
      Instant now,
      String condition,
      Map<String, AttributeValue> values,
      Deadline deadline) {
    var item = new HashMap<String, AttributeValue>();
    item.put(KEY, text(submission.id()));
    item.put(SENDING_SINCE, text(now));
    item.put(ATTEMPT, text(UUID.randomUUID()));
    item.put("expires", AttributeValue.fromN(Long.toString(now.plus(KEPT).getEpochSecond())));
    try {
      dynamoDb.putItem(request ->
          request
              .tableName(table)
              .item(item)
              .conditionExpression(condition)
              .expressionAttributeValues(values.isEmpty() ? null : values)
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
              .overrideConfiguration(AwsClients.within(deadline)));
      return Optional.empty();
    } catch (ConditionalCheckFailedException met) {
      // An earlier attempt of this call may have put it and its answer was lost.
      return met.item().equals(item) ? Optional.empty() : Optional.of(met.item());
    }
  }

  @Override
  public void sent(Submission submission, SentCommand command, Deadline deadline) {
    dynamoDb.updateItem(request ->
        request
            .tableName(table)
            .key(Map.of(KEY, text(submission.id())))
            .updateExpression("SET command_id = :command, sent_at = :sent")
            .expressionAttributeValues(
                Map.of(":command", text(command.id()), ":sent", text(command.sentAt())))
            .overrideConfiguration(AwsClients.within(deadline)));
  }

  private static Known read(Map<String, AttributeValue> item) {
    var since = Optional.ofNullable(item.get(SENDING_SINCE)).map(AttributeValue::s);
    var command = Optional.ofNullable(item.get(COMMAND)).map(AttributeValue::s);
    var sentAt = Optional.ofNullable(item.get(SENT_AT)).map(AttributeValue::s);
    return new Known(
        since.map(Instant::parse).orElse(Instant.EPOCH),
        command.flatMap(id -> sentAt.map(at -> new SentCommand(id, Instant.parse(at)))));
  }

  private static AttributeValue text(Object value) {
    return AttributeValue.fromS(value.toString());
  }
}
