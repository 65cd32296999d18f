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

/// A DynamoDB table with one item per state machine, and the lease of the publisher.
public final class AwsMachineStatuses implements MachineStatuses {
  private static final Logger LOG = LoggerFactory.getLogger(AwsMachineStatuses.class);

  /// The table answers within milliseconds. A call that hangs must not use up the whole invocation.
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  private static final AttributeValue LEASE = AttributeValue.fromS(AwsRunLease.KEY);
  private static final String ABSENT = "attribute_not_exists(" + AwsMachineStatusItem.KEY + ")";
  private static final String UNCHANGED = "#version = :version";
  private static final Map<String, String> NAMES = Map.of("#version", AwsMachineStatusItem.VERSION);

  private final DynamoDbClient dynamoDb;
  private final String table;

  public AwsMachineStatuses(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public List<MachineStatus> all(Deadline deadline) {
    return Pages.<Map<String, AttributeValue>, ScanResponse>of(
            last -> scan(last, deadline), AwsMachineStatuses::next)
        .flatMap(page -> page.items().stream())
        .filter(item -> !item.containsValue(LEASE))
        .flatMap(this::readable)
        .toList();
  }

  @Override
  public Optional<MachineStatus> find(String machineArn, Deadline deadline) {
    var answer =
        dynamoDb.getItem(request ->
            request
                .tableName(table)
                .key(AwsMachineStatusItem.key(machineArn))
                .consistentRead(true)
                .overrideConfiguration(soon(deadline)));
    return answer.hasItem()
        ? Optional.of(AwsMachineStatusItem.read(answer.item()))
        : Optional.empty();
  }

  @Override
  public boolean replace(MachineStatus status, Deadline deadline) {
    var item = AwsMachineStatusItem.write(status.nextVersion());
    return conditional(() ->
        dynamoDb.putItem(request -> {
          request.tableName(table).item(item).overrideConfiguration(soon(deadline));
          if (status.version() == 0) {
            request.conditionExpression(ABSENT);
          } else {
            request
                .conditionExpression(UNCHANGED)
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(version(status));
          }
        }));
  }

  @Override
  public boolean remove(MachineStatus status, Deadline deadline) {
    return conditional(() ->
        dynamoDb.deleteItem(request ->
            request
                .tableName(table)
                .key(AwsMachineStatusItem.key(status.machine().arn()))
                .conditionExpression(UNCHANGED)
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(version(status))
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

  private Stream<MachineStatus> readable(Map<String, AttributeValue> item) {
    try {
      return Stream.of(AwsMachineStatusItem.read(item));
    } catch (IllegalArgumentException unreadable) {
      LOG.warn("{} of table {}", unreadable.getMessage(), table);
      return Stream.empty();
    }
  }

  private static Map<String, AttributeValue> version(MachineStatus status) {
    return Map.of(":version", AttributeValue.fromN(Long.toString(status.version())));
  }

  private static boolean conditional(Runnable write) {
    try {
      write.run();
      return true;
    } catch (ConditionalCheckFailedException changed) {
      // Another writer was faster; or an earlier attempt of this call succeeded and its answer was
      // lost.
      return false;
    }
  }

  private static Consumer<AwsRequestOverrideConfiguration.Builder> soon(Deadline deadline) {
    var longest = deadline.clock().instant().plus(LONGEST_CALL);
    return AwsClients.within(
        longest.isBefore(deadline.end()) ? new Deadline(deadline.clock(), longest) : deadline);
  }
}
