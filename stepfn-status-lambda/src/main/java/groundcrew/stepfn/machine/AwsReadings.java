package groundcrew.stepfn.machine;

import groundcrew.common.AwsClients;
import groundcrew.common.Deadline;
import groundcrew.common.Pages;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/// The table of readings: one item a machine.
public final class AwsReadings implements Readings {
  private static final Logger LOG = LoggerFactory.getLogger(AwsReadings.class);

  /// The table answers within milliseconds. A call that hangs must not use up the whole invocation.
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  private static final String ABSENT = "attribute_not_exists(" + AwsReadingItem.KEY + ")";
  private static final String UNCHANGED = "#version = :version";
  private static final Map<String, String> NAMES = Map.of("#version", AwsReadingItem.VERSION);

  private final DynamoDbClient dynamoDb;
  private final String table;

  public AwsReadings(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public List<Reading> all(Deadline deadline) {
    return Pages.<Map<String, AttributeValue>, ScanResponse>of(
            last -> scan(last, deadline), AwsReadings::next)
        .flatMap(page -> page.items().stream())
        .flatMap(this::readable)
        .toList();
  }

  @Override
  public Optional<Reading> find(String machineArn, Deadline deadline) {
    var answer =
        dynamoDb.getItem(request ->
            request
                .tableName(table)
                .key(AwsReadingItem.key(machineArn))
                .consistentRead(true)
                .overrideConfiguration(soon(deadline)));
    return answer.hasItem() ? Optional.of(AwsReadingItem.read(answer.item())) : Optional.empty();
  }

  @Override
  public boolean replace(Reading reading, Deadline deadline) {
    var item = AwsReadingItem.write(reading.nextVersion());
    return unlessChanged(() ->
        dynamoDb.putItem(request -> {
          request.tableName(table).item(item).overrideConfiguration(soon(deadline));
          if (reading.version() == 0) {
            request.conditionExpression(ABSENT);
          } else {
            request
                .conditionExpression(UNCHANGED)
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(known(reading));
          }
        }));
  }

  @Override
  public boolean remove(Reading reading, Deadline deadline) {
    return unlessChanged(() ->
        dynamoDb.deleteItem(request ->
            request
                .tableName(table)
                .key(AwsReadingItem.key(reading.machine().arn()))
                .conditionExpression(UNCHANGED)
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(known(reading))
                .overrideConfiguration(soon(deadline))));
  }

  private ScanResponse scan(@Nullable Map<String, AttributeValue> last, Deadline deadline) {
    return dynamoDb.scan(request ->
        request.tableName(table).exclusiveStartKey(last).overrideConfiguration(soon(deadline)));
  }

  private static Optional<Map<String, AttributeValue>> next(ScanResponse page) {
    return page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty()
        ? Optional.of(page.lastEvaluatedKey())
        : Optional.empty();
  }

  private Stream<Reading> readable(Map<String, AttributeValue> item) {
    try {
      return Stream.of(AwsReadingItem.read(item));
    } catch (IllegalArgumentException unreadable) {
      LOG.warn("{} of table {}", unreadable.getMessage(), table);
      return Stream.empty();
    }
  }

  private static Map<String, AttributeValue> known(Reading reading) {
    return Map.of(":version", AttributeValue.fromN(Long.toString(reading.version())));
  }

  private static boolean unlessChanged(Runnable write) {
    try {
      write.run();
      return true;
    } catch (ConditionalCheckFailedException changed) {
      // Somebody else has written since it was read; or this very call has, and its first answer
      // was lost.
      return false;
    }
  }

  private static Consumer<AwsRequestOverrideConfiguration.Builder> soon(Deadline deadline) {
    var longest = deadline.clock().instant().plus(LONGEST_CALL);
    return AwsClients.within(
        longest.isBefore(deadline.end()) ? new Deadline(deadline.clock(), longest) : deadline);
  }
}
