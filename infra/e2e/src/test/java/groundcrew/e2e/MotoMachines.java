package groundcrew.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.Tag;

/// State machines in moto's own account, with the table and the metrics of the Guardian.
record MotoMachines(SfnClient states, DynamoDbClient dynamo, CloudWatchClient cloudWatch)
    implements AutoCloseable {
  static final String TABLE = "readings";
  static final String NAMESPACE = "StepFunctions";
  private static final String KEY = "stateMachineArn";
  private static final String NOTHING = "{\"Type\":\"Succeed\"}";

  static MotoMachines create(MotoServer moto) {
    var machines =
        new MotoMachines(
            moto.client(SfnClient.builder()),
            moto.client(DynamoDbClient.builder()),
            moto.client(CloudWatchClient.builder()));
    machines.dynamo.createTable(r ->
        r.tableName(TABLE)
            .keySchema(KeySchemaElement.builder().attributeName(KEY).keyType(KeyType.HASH).build())
            .attributeDefinitions(
                AttributeDefinition.builder().attributeName(KEY).attributeType("S").build())
            .billingMode(BillingMode.PAY_PER_REQUEST));
    return machines;
  }

  String machine(String name) {
    return machine(name, Map.of(), NOTHING);
  }

  /// Creates a machine.
  ///
  /// @param state the only one that it has
  String machine(String name, Map<String, String> tags, String state) {
    var list =
        tags.entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
    var role = "arn:aws:iam::%s:role/machines".formatted(MotoServer.HOME);
    return states
        .createStateMachine(r ->
            r.name(name)
                .definition("{\"StartAt\":\"Only\",\"States\":{\"Only\":%s}}".formatted(state))
                .roleArn(role)
                .tags(list))
        .stateMachineArn();
  }

  String overdueAfter(String name, String age) {
    return machine(name, Map.of("groundcrew:max-age", age), NOTHING);
  }

  String start(String machine, String name) {
    return states.startExecution(r -> r.stateMachineArn(machine).name(name)).executionArn();
  }

  void stop(String execution) {
    states.stopExecution(r -> r.executionArn(execution));
  }

  ExecutionStatus status(String execution) {
    return states.describeExecution(r -> r.executionArn(execution)).status();
  }

  boolean known(String machine) {
    var key = AttributeValue.fromS(machine);
    return dynamo.scan(r -> r.tableName(TABLE)).items().stream()
        .anyMatch(item -> key.equals(item.get(KEY)));
  }

  /// Returns what a machine's metric was last.
  OptionalDouble latest(String metric, String machine) {
    var dimension = Dimension.builder().name("StateMachineName").value(machine).build();
    var query =
        MetricDataQuery.builder()
            .id("latest")
            .metricStat(stat ->
                stat.stat("Maximum")
                    .period(60)
                    .metric(
                        one -> one.namespace(NAMESPACE).metricName(metric).dimensions(dimension)))
            .build();
    var now = Instant.now();
    var result =
        cloudWatch
            .getMetricData(r ->
                r.metricDataQueries(List.of(query))
                    .startTime(now.minus(Duration.ofMinutes(10)))
                    .endTime(now.plus(Duration.ofHours(2))))
            .metricDataResults()
            .getFirst();
    return IntStream.range(0, result.values().size())
        .boxed()
        .max((one, other) -> result.timestamps().get(one).compareTo(result.timestamps().get(other)))
        .map(point -> OptionalDouble.of(result.values().get(point)))
        .orElseGet(OptionalDouble::empty);
  }

  @Override
  public void close() {
    states.close();
    dynamo.close();
    cloudWatch.close();
  }
}
