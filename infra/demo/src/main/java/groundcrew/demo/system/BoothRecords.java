package groundcrew.demo.system;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.iot.IotClient;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;

/// What the services of a booth hold: its presses in DynamoDB, its labels in S3, its jobs in AWS
/// IoT.
public record BoothRecords(ButtonSystem system) {

  /// Returns the items of all presses by their ids.
  public Map<String, Map<String, AttributeValue>> presses() {
    try (var dynamoDb = system.operator().client(DynamoDbClient.builder())) {
      return dynamoDb
          .scanPaginator(request -> request.tableName(system.stack()).consistentRead(true))
          .items()
          .stream()
          .filter(item -> item.containsKey("state"))
          .collect(toMap(item -> text(item, "ID"), item -> item));
    }
  }

  /// Returns the presses in a state.
  public Set<String> inState(String state) {
    return presses().entrySet().stream()
        .filter(press -> text(press.getValue(), "state").equals(state))
        .map(Map.Entry::getKey)
        .collect(toCollection(TreeSet::new));
  }

  /// Returns the presses that have a label.
  public Set<String> labels() {
    try (var s3 = system.operator().client(S3Client.builder())) {
      return s3.listObjectsV2Paginator(request -> request.bucket(bucket())).contents().stream()
          .map(object -> object.key().replaceFirst("labels/", "").replaceFirst("\\.png", ""))
          .collect(toCollection(TreeSet::new));
    }
  }

  /// Returns the presses of the given ones that have a print job.
  public Set<String> jobs(Collection<String> presses) {
    try (var iot = system.operator().client(IotClient.builder())) {
      return presses.stream()
          .filter(press -> hasJob(iot, press))
          .collect(toCollection(TreeSet::new));
    }
  }

  private static boolean hasJob(IotClient iot, String press) {
    try {
      iot.describeJob(request -> request.jobId("print-" + press));
      return true;
    } catch (ResourceNotFoundException none) {
      return false;
    }
  }

  /// Returns the name of the bucket of the labels.
  public String bucket() {
    return "%s-labels-%s-%s".formatted(system.stack(), system.account(), system.region());
  }

  /// Returns a text of an item; empty where it has none.
  public static String text(Map<String, AttributeValue> item, String name) {
    return item.getOrDefault(name, AttributeValue.fromS("")).s();
  }
}
