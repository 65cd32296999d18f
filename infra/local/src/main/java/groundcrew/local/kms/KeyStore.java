package groundcrew.local.kms;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.arn.Arn;
import groundcrew.local.iam.Iam;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The keys and aliases of every account and region; their policies are IAM's.
final class KeyStore {
  private static final String AWS_MANAGED = "alias/aws/";

  private final Map<String, Key> byArn = new ConcurrentHashMap<>();
  private final Map<String, String> aliases = new ConcurrentHashMap<>();
  private final Iam iam;
  private final InstantSource clock;

  KeyStore(Iam iam, InstantSource clock) {
    this.iam = iam;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /// Returns an id that no key has had: a deleted one never comes back.
  String newId(String account, String region, String seed) {
    var id = uuid(seed);
    while (byArn.containsKey(Key.arn(region, account, id))) {
      id = uuid(id);
    }
    return id;
  }

  void put(Key key) {
    iam.putResourcePolicy(key.arn(), key.policy());
    byArn.put(key.arn(), key);
  }

  /// Makes a key unusable at once, and gone at a time.
  void delete(String arn, Instant end) {
    byArn.computeIfPresent(arn, (_, key) -> key.deletedAt(end));
  }

  /// Returns whether the alias is new.
  boolean alias(String account, String region, String name, Key key) {
    return aliases.putIfAbsent(aliasArn(account, region, name), key.arn()) == null;
  }

  void point(String account, String region, String name, Key key) {
    aliases.put(aliasArn(account, region, name), key.arn());
  }

  void removeAlias(String account, String region, String name) {
    aliases.remove(aliasArn(account, region, name));
  }

  /// Finds a key in an account and a region.
  ///
  /// @param name id or alias, or the ARN of either, which may be of another account
  Optional<Key> find(String name, String account, String region) {
    if (Arn.find(name).isPresent()) {
      var arn = Arn.parse(name);
      return arn.service().equals("kms") && arn.region().equals(region)
          ? inAccount(arn.resource().replaceFirst("^key/", ""), arn.account(), region)
          : Optional.empty();
    }
    return inAccount(name, account, region);
  }

  private Optional<Key> inAccount(String name, String account, String region) {
    if (name.startsWith(AWS_MANAGED)) {
      return Optional.of(awsManaged(account, region, name.substring(AWS_MANAGED.length())));
    }
    var arn =
        name.startsWith("alias/")
            ? aliases.getOrDefault(aliasArn(account, region, name), "")
            : Key.arn(region, account, name);
    return Optional.ofNullable(byArn.get(arn))
        .filter(key -> key.deletion().map(end -> now().isBefore(end)).orElse(true));
  }

  /// AWS makes the key of a service when the account first uses it there.
  private Key awsManaged(String account, String region, String service) {
    var alias = aliasArn(account, region, AWS_MANAGED + service);
    var made = byArn.get(aliases.getOrDefault(alias, ""));
    if (made != null) {
      return made;
    }
    var key =
        new Key(
            uuid(alias),
            account,
            region,
            true,
            "Default key that protects my data when no other key is defined: " + service,
            true,
            awsManagedPolicy(account, service + "." + region + ".amazonaws.com"),
            now(),
            Optional.empty());
    put(key);
    aliases.put(alias, key.arn());
    return key;
  }

  private static JsonNode awsManagedPolicy(String account, String via) {
    var policy = KeyPolicies.empty();
    var statement = KeyPolicies.allow(policy, "*", "Through its service");
    var actions = statement.putArray("Action");
    actions.add("kms:Encrypt").add("kms:Decrypt").add("kms:ReEncrypt*");
    actions.add("kms:GenerateDataKey*").add("kms:CreateGrant").add("kms:DescribeKey");
    var equals = statement.putObject("Condition").putObject("StringEquals");
    equals.put("kms:CallerAccount", account).put("kms:ViaService", via);
    KeyPolicies.allow(policy, KeyPolicies.root(account), "Read")
        .putArray("Action")
        .add("kms:Describe*")
        .add("kms:Get*")
        .add("kms:List*");
    return policy;
  }

  static String uuid(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String aliasArn(String account, String region, String name) {
    return "arn:aws:kms:%s:%s:%s".formatted(region, account, name);
  }
}
