package groundcrew.pipelinevm.submit;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.pipelinevm.command.SentCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The records in a DynamoDB table, one of each execution and one of each of its submissions:
///
/// ```
/// id S (execution), submitted SS? (states), canceled_at S? (an instant), expires N
/// id S (execution#state), sending_since S? (an instant), attempt S?, expires N (seconds since 1970),
/// command_id S?, sent_at S? (an instant), canceled_at S? (an instant)
/// ```
///
/// A submission writes its state into the first before it begins. Whoever cancels marks the first,
/// and then the records of the states that it finds there: of two that write and then read, one
/// sees what the other wrote.
public final class AwsSubmissions implements Submissions {
  /// The table's key.
  public static final String KEY = "id";

  /// An execution runs for at most a year.
  private static final Duration KEPT = Duration.ofDays(366);

  private static final String SENDING_SINCE = "sending_since";
  private static final String ATTEMPT = "attempt";
  private static final String COMMAND = "command_id";
  private static final String SENT_AT = "sent_at";
  private static final String SUBMITTED = "submitted";
  private static final String CANCELED = "canceled_at";

  private final DynamoDbClient dynamoDb;
  private final String table;

  public AwsSubmissions(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public Optional<Known> begin(Submission submission, Instant now, Deadline deadline) {
    var execution =
        update(
            submission.execution(),
            "ADD submitted :state SET expires = :expires",
            Map.of(
                ":state", AttributeValue.fromSs(List.of(submission.state())),
                ":expires", expires(now)),
            deadline);
    return execution.containsKey(CANCELED)
        ? Optional.of(read(execution))
        : put(submission, now, "attribute_not_exists(id)", Map.of(), deadline)
            .map(AwsSubmissions::read);
  }

  @Override
  public boolean beginAgain(Submission submission, Known read, Instant now, Deadline deadline) {
    return put(
            submission,
            now,
            "sending_since = :read AND attribute_not_exists(command_id) AND attribute_not_exists(canceled_at)",
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
    item.put("expires", expires(now));
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
  public boolean sent(Submission submission, SentCommand command, Deadline deadline) {
    var record =
        update(
            submission.id(),
            "SET command_id = :command, sent_at = :sent",
            Map.of(":command", text(command.id()), ":sent", text(command.sentAt())),
            deadline);
    return !record.containsKey(CANCELED);
  }

  @Override
  public Map<Submission, Known> cancel(String execution, Instant now, Deadline deadline) {
    var begun = new HashMap<Submission, Known>();
    var states = mark(execution, now, deadline).get(SUBMITTED);
    for (var state : states == null ? List.<String>of() : states.ss()) {
      var submission = new Submission(execution, state);
      var record = mark(submission.id(), now, deadline);
      if (record.containsKey(SENDING_SINCE)) {
        begun.put(submission, read(record));
      }
    }
    return begun;
  }

  private Map<String, AttributeValue> mark(String id, Instant now, Deadline deadline) {
    return update(
        id,
        "SET canceled_at = :now, expires = :expires",
        Map.of(":now", text(now), ":expires", expires(now)),
        deadline);
  }

  /// Returns the whole item as it is afterwards.
  private Map<String, AttributeValue> update(
      String id, String expression, Map<String, AttributeValue> values, Deadline deadline) {
    return dynamoDb
        .updateItem(request ->
            request
                .tableName(table)
                .key(Map.of(KEY, text(id)))
                .updateExpression(expression)
                .expressionAttributeValues(values)
                .returnValues(ReturnValue.ALL_NEW)
                .overrideConfiguration(AwsClients.within(deadline)))
        .attributes();
  }

  private static Known read(Map<String, AttributeValue> item) {
    var since = Optional.ofNullable(item.get(SENDING_SINCE)).map(AttributeValue::s);
    var command = Optional.ofNullable(item.get(COMMAND)).map(AttributeValue::s);
    var sentAt = Optional.ofNullable(item.get(SENT_AT)).map(AttributeValue::s);
    return new Known(
        since.map(Instant::parse).orElse(Instant.EPOCH),
        command.flatMap(id -> sentAt.map(at -> new SentCommand(id, Instant.parse(at)))),
        item.containsKey(CANCELED));
  }

  private static AttributeValue expires(Instant now) {
    return AttributeValue.fromN(Long.toString(now.plus(KEPT).getEpochSecond()));
  }

  private static AttributeValue text(Object value) {
    return AttributeValue.fromS(value.toString());
  }
}
