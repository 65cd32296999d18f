package groundcrew.stepfn.machine;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/// One table in memory. Scans return pages; it knows the conditions of the adapters.
final class PagedDynamoDb implements DynamoDbClient {
  private static final int PAGE = 7;

  private final TreeMap<String, Map<String, AttributeValue>> items = new TreeMap<>();
  private final List<DynamoDbRequest> requests = new ArrayList<>();

  void put(Map<String, AttributeValue> item) {
    items.put(key(item), item);
  }

  List<DynamoDbRequest> requests() {
    return requests;
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    requests.add(request);
    var last = request.hasExclusiveStartKey() ? key(request.exclusiveStartKey()) : "";
    var page = items.tailMap(last, false).entrySet().stream().limit(PAGE).toList();
    var answer = ScanResponse.builder().items(page.stream().map(Map.Entry::getValue).toList());
    // As the service does: a full page has a key even where nothing follows.
    return page.size() < PAGE
        ? answer.build()
        : answer
            .lastEvaluatedKey(
                Map.of("stateMachineArn", AttributeValue.fromS(page.getLast().getKey())))
            .build();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    requests.add(request);
    return GetItemResponse.builder().item(items.get(key(request.key()))).build();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    requests.add(request);
    check(
        items.get(key(request.item())),
        request.conditionExpression(),
        request.expressionAttributeNames(),
        request.expressionAttributeValues());
    put(request.item());
    return PutItemResponse.builder().build();
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    requests.add(request);
    check(
        items.get(key(request.key())),
        request.conditionExpression(),
        request.expressionAttributeNames(),
        request.expressionAttributeValues());
    items.remove(key(request.key()));
    return DeleteItemResponse.builder().build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  private static void check(
      @Nullable Map<String, AttributeValue> item,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    var holds =
        switch (condition) {
          case "attribute_not_exists(stateMachineArn)" -> item == null;
          case "attribute_not_exists(stateMachineArn) OR #until < :now OR #run = :run" ->
              item == null
                  || number(item, "until") < number(values, ":now")
                  || Objects.equals(values.get(":run"), item.get("run"));
          case "#run = :run" -> item != null && Objects.equals(values.get(":run"), item.get("run"));
          case "#version = :version" ->
              item != null
                  && Objects.equals(values.get(":version"), item.get(names.get("#version")));
          default -> throw new IllegalArgumentException(condition);
        };
    if (!holds) {
      throw ConditionalCheckFailedException.builder().message("the condition failed").build();
    }
  }

  private static long number(Map<String, AttributeValue> map, String name) {
    return Long.parseLong(requireNonNull(map.get(name)).n());
  }

  private static String key(Map<String, AttributeValue> map) {
    return requireNonNull(map.get("stateMachineArn")).s();
  }
}
