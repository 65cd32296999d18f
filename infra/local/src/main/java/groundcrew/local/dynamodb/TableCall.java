package groundcrew.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.RawCall;
import groundcrew.local.gateway.RequiredPermission;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What a call asks of which tables.
record TableCall(String account, String region, String operation, JsonNode input) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TARGET = "DynamoDB_20120810.";

  /// The condition key that tells an action inside a transaction from one outside.
  static final String ENCLOSING = "dynamodb:EnclosingOperation";

  private static final Set<String> OF_ONE_TABLE =
      Set.of(
          "CreateTable",
          "DeleteItem",
          "DeleteTable",
          "DescribeTable",
          "DescribeTimeToLive",
          "GetItem",
          "PutItem",
          "Query",
          "Scan",
          "UpdateItem",
          "UpdateTable",
          "UpdateTimeToLive");

  private static final Set<String> OF_SEVERAL = Set.of("BatchGetItem", "BatchWriteItem");

  static TableCall of(RawCall call) {
    return new TableCall(
        call.caller().account(), call.region(), operation(call), json(call.body()));
  }

  static String operation(RawCall call) {
    var target = call.headers().getOrDefault("x-amz-target", List.of("")).getFirst();
    return target.startsWith(TARGET) ? target.substring(TARGET.length()) : target;
  }

  /// Returns the permissions that it takes.
  ///
  /// @throws AwsError for an operation that is not known here
  List<RequiredPermission> requiredPermissions() {
    var action = "dynamodb:" + operation;
    if (operation.equals("ListTables")) {
      return List.of(RequiredPermission.of(action, "*"));
    }
    if (operation.equals("TransactWriteItems")) {
      return transaction().toList();
    }
    if (!OF_ONE_TABLE.contains(operation) && !OF_SEVERAL.contains(operation)) {
      throw new AwsError(
          400, "UnknownOperationException", "The local DynamoDB does not know " + operation);
    }
    return resources().map(resource -> RequiredPermission.of(action, resource)).toList();
  }

  /// IAM has no action for a transaction. Each item takes that of its own operation: a `Put` takes
  /// `PutItem`, a `ConditionCheck` takes `ConditionCheckItem`.
  private Stream<RequiredPermission> transaction() {
    return input
        .path("TransactItems")
        .valueStream()
        .flatMap(JsonNode::propertyStream)
        .map(item ->
            new RequiredPermission(
                "dynamodb:%sItem".formatted(item.getKey()),
                arn(item.getValue().path("TableName").asText()),
                Map.of(ENCLOSING, operation)))
        .distinct();
  }

  private Stream<String> resources() {
    if (OF_SEVERAL.contains(operation)) {
      return input.path("RequestItems").propertyStream().map(table -> arn(table.getKey()));
    }
    var table = arn(input.path("TableName").asText());
    return Stream.of(
        input.has("IndexName") ? table + "/index/" + input.path("IndexName").asText() : table);
  }

  /// Returns the ARNs of its tables.
  Stream<String> tables() {
    return requiredPermissions().stream()
        .map(permission -> permission.resource().replaceFirst("/index/.*", ""))
        .distinct();
  }

  private String arn(String table) {
    if (table.startsWith("arn:")) {
      throw new AwsError(
          400,
          "ValidationException",
          "The local DynamoDB knows tables by their names, not " + table);
    }
    return prefix(account, region) + "table/" + table;
  }

  static String prefix(String account, String region) {
    return "arn:aws:dynamodb:%s:%s:".formatted(region, account);
  }

  private static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new AwsError(400, "SerializationException", "The body is no JSON");
    }
  }
}
