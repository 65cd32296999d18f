package groundcrew.local.dynamodb;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.ground.EncryptedResource;
import groundcrew.local.ground.KeyRefusal;
import groundcrew.local.ground.KeyRefusal.Reason;
import groundcrew.local.ground.KeyUse;
import groundcrew.local.template.ResourceProperties;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The KMS keys of tables. Who creates a table lets DynamoDB use the key by a grant; who reads or
/// writes items uses it through DynamoDB, which asks KMS at least every five minutes and here at
/// each call.
public final class TableKeys {
  private static final Set<String> OF_ITEMS =
      Set.of(
          "BatchGetItem",
          "BatchWriteItem",
          "DeleteItem",
          "GetItem",
          "PutItem",
          "Query",
          "Scan",
          "TransactWriteItems",
          "UpdateItem");

  private final Map<String, EncryptedResource> byTable = new ConcurrentHashMap<>();
  private final KeyUse keys;

  /// Creates it without tables.
  public TableKeys(KeyUse keys) {
    this.keys = keys;
  }

  void decide(Caller caller, TableCall call) {
    if (OF_ITEMS.contains(call.operation())) {
      call.tables()
          .map(byTable::get)
          .filter(Objects::nonNull)
          .forEach(table -> decide(caller, table));
    }
  }

  private void decide(Caller caller, EncryptedResource table) {
    try {
      keys.require(caller, table, "Decrypt");
    } catch (KeyRefusal e) {
      var denied = e.reason() == Reason.ACCESS_DENIED;
      throw new AwsError(400, denied ? "AccessDeniedException" : "ValidationException", message(e));
    }
  }

  private static String message(KeyRefusal e) {
    var kms = "com.amazonaws.services.kms.model.";
    return e.reason() == Reason.ACCESS_DENIED
        ? "KMS key access denied error: %sAWSKMSException: %s".formatted(kms, e.getMessage())
        : "KMS validation error: %s%s: %s"
            .formatted(kms, e.named("%sException").code(), e.getMessage());
  }

  void forget(String arn) {
    byTable.remove(arn);
  }

  /// Lets DynamoDB use the key that a template gives to a table; without one, the key is AWS's own.
  ///
  /// @throws IllegalArgumentException naming the logical id, where KMS refuses it
  void declare(ResourceProperties properties, String account, String region, String name) {
    var arn = TableCall.prefix(account, region) + "table/" + name;
    if (!properties.flag("SSESpecification.SSEEnabled", false)) {
      byTable.remove(arn);
      return;
    }
    var property = "SSESpecification.KMSMasterKeyId";
    var table =
        new EncryptedResource(
            properties.text(property).orElse("alias/aws/dynamodb"),
            account,
            region,
            "dynamodb",
            Map.of("aws:dynamodb:tableName", name, "aws:dynamodb:subscriberId", account));
    try {
      keys.require(Caller.operator(account), table, "DescribeKey", "CreateGrant");
    } catch (KeyRefusal e) {
      throw properties.fault(property, "cannot be used: " + message(e));
    }
    byTable.put(arn, table);
  }
}
