package groundcrew.treebutton.press;

import static groundcrew.treebutton.press.AwsPressItem.number;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/// Admission by a transaction on the table of the presses, in which each day has an item of its
/// own:
///
/// ```
/// ID "day#<date>", accepted N, expires N (seconds since 1970)
/// ```
public final class AwsAdmissions implements Admissions {
  private static final Duration KEPT = Duration.ofDays(90);

  /// Reasons of a cancelled transaction that another press causes.
  private static final Set<String> CONFLICTS =
      Set.of("None", "ConditionalCheckFailed", "TransactionConflict");

  private final DynamoDbClient dynamoDb;
  private final String table;

  public AwsAdmissions(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public Known known(Press press, LocalDate day, Deadline deadline) {
    var keys =
        List.of(press.id(), AwsHistoryItem.id(press.thing()), day(day)).stream()
            .map(AwsPressItem::key)
            .toList();
    var answer =
        dynamoDb.batchGetItem(request ->
            request
                .requestItems(
                    Map.of(
                        table, KeysAndAttributes.builder().keys(keys).consistentRead(true).build()))
                .overrideConfiguration(AwsClients.within(deadline)));
    // DynamoDB answers an empty map where it has read all, and the SDK says that there is one.
    if (!answer.unprocessedKeys().isEmpty()) {
      throw new IllegalStateException(
          "DynamoDB did not read all of press %s, its button and its day".formatted(press.id()));
    }
    var items = new HashMap<String, Map<String, AttributeValue>>();
    answer
        .responses()
        .getOrDefault(table, List.of())
        .forEach(item -> items.put(AwsPressItem.required(item, AwsPressItem.KEY), item));
    return new Known(
        Optional.ofNullable(items.get(press.id())).map(AwsPressItem::read),
        Optional.ofNullable(items.get(AwsHistoryItem.id(press.thing())))
            .map(AwsHistoryItem::read)
            .orElseGet(ButtonHistory::empty),
        Optional.ofNullable(items.get(day(day)))
            .map(item -> Integer.parseInt(AwsPressItem.requiredNumber(item, "accepted")))
            .orElse(0));
  }

  @Override
  public boolean admit(
      PressRecord record, ButtonHistory history, LocalDate day, int dailyLimit, Deadline deadline) {
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(
        put(put ->
            put.item(AwsPressItem.write(record.nextVersion()))
                .conditionExpression("attribute_not_exists(#id)")
                .expressionAttributeNames(Map.of("#id", AwsPressItem.KEY))));
    writes.add(put(put -> AwsHistoryItem.put(put, record.thing(), history)));
    if (record.state() != PressState.LIMITED) {
      writes.add(TransactWriteItem.builder().update(count(day, dailyLimit)).build());
    }
    try {
      dynamoDb.transactWriteItems(request ->
          request.transactItems(writes).overrideConfiguration(AwsClients.within(deadline)));
      return true;
    } catch (TransactionCanceledException cancelled) {
      if (cancelled.cancellationReasons().stream()
          .allMatch(reason -> CONFLICTS.contains(reason.code()))) {
        return false;
      }
      throw cancelled;
    }
  }

  private TransactWriteItem put(Consumer<Put.Builder> fields) {
    return TransactWriteItem.builder().put(put -> fields.accept(put.tableName(table))).build();
  }

  private Update count(LocalDate day, int dailyLimit) {
    return Update.builder()
        .tableName(table)
        .key(AwsPressItem.key(day(day)))
        .updateExpression("ADD accepted :one SET expires = :expires")
        .conditionExpression("attribute_not_exists(accepted) OR accepted < :limit")
        .expressionAttributeValues(
            Map.of(
                ":one", number(1),
                ":limit", number(dailyLimit),
                ":expires",
                    number(
                        day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(KEPT).getEpochSecond())))
        .build();
  }

  private static String day(LocalDate day) {
    return "day#" + day;
  }
}
