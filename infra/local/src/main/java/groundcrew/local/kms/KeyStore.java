package groundcrew.local.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groundcrew.local.iam.Iam;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The keys of every account and region; their policies are IAM's.
final class KeyStore {
  private static final String AWS_MANAGED = "alias/aws/";

  private final Map<String, Key> byArn = new ConcurrentHashMap<>();
  private final Iam iam;

  KeyStore(Iam iam) {
    this.iam = iam;
  }

  /// Returns an id that no key has had: a deleted one never comes back.
  String newId(String account, String region, String seed) {
    var id = uuid(seed);
    while (byArn.containsKey(Key.arn(account, region, id))) {
      id = uuid(id);
    }
    return id;
  }

  void put(Key key, JsonNode policy) {
    iam.putResourcePolicy(key.arn(), policy);
    byArn.put(key.arn(), key);
  }

  /// Schedules the deletion of a key.
  void delete(String arn) {
    byArn.put(arn, new Key(arn, false, true));
  }

  /// Finds a key in an account and a region.
  ///
  /// @param name ARN, or `alias/aws/…` for the key of a service
  Optional<Key> find(String name, String account, String region) {
    if (name.startsWith(AWS_MANAGED)) {
      var service = name.substring(AWS_MANAGED.length());
      return Optional.of(awsManaged(account, region, service));
    }
    return Optional.ofNullable(byArn.get(name))
        .filter(key -> key.arn().startsWith("arn:aws:kms:" + region + ":"));
  }

  /// AWS makes the key of a service when the account first uses it there.
  private Key awsManaged(String account, String region, String service) {
    var arn = Key.arn(account, region, uuid(AWS_MANAGED + service));
    return byArn.computeIfAbsent(
        arn,
        _ -> {
          iam.putResourcePolicy(arn, awsManagedPolicy(account, region, service));
          return new Key(arn, true, false);
        });
  }

  private static JsonNode awsManagedPolicy(String account, String region, String service) {
    var policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
    var statement = policy.putArray("Statement").addObject();
    statement.put("Sid", "AllowAccessThroughTheService").put("Effect", "Allow");
    statement.put("Action", "kms:*").put("Resource", "*").putObject("Principal").put("AWS", "*");
    statement
        .putObject("Condition")
        .putObject("StringEquals")
        .put("kms:CallerAccount", account)
        .put("kms:ViaService", "%s.%s.amazonaws.com".formatted(service, region));
    return policy;
  }

  static String uuid(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
