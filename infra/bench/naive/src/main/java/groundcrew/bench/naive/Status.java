package groundcrew.bench.naive;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A machine's status in the table and as a metric. */
final class Status {
  static final String TABLE = System.getenv("TABLE");
  private static final List<String> CODES =
      List.of("NONE", "RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED");

  private Status() {}

  static Map<String, AttributeValue> item(String machine, String status) {
    return Map.of(
        "stateMachineArn", AttributeValue.fromS(machine), "status", AttributeValue.fromS(status));
  }

  static String machine(Map<String, AttributeValue> item) {
    return Objects.requireNonNull(item.get("stateMachineArn")).s();
  }

  static MetricDatum datum(String name, String status) {
    return MetricDatum.builder()
        .metricName("LatestExecutionStatus")
        .dimensions(Dimension.builder().name("StateMachineName").value(name).build())
        .value((double) CODES.indexOf(status))
        .build();
  }
}
