package groundcrew.local.kms;

import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.iam.Iam;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// `AWS::KMS::Key`, symmetric and of one region, and `AWS::KMS::Alias`.
record KmsKinds(KeyStore store, Iam iam) implements ResourceKind {
  private static final String KEY = "AWS::KMS::Key";
  private static final Set<String> KEY_PROPERTIES =
      Set.of(
          "Description",
          "EnableKeyRotation",
          "Enabled",
          "KeyPolicy",
          "KeySpec",
          "KeyUsage",
          "PendingWindowInDays",
          "Tags");

  @Override
  public Set<String> types() {
    return Set.of(KEY, "AWS::KMS::Alias");
  }

  @Override
  public Created create(Resource resource) {
    return resource.type().equals(KEY) ? key(resource) : alias(resource);
  }

  @Override
  public Changes changes(String type) {
    return type.equals(KEY) ? Changes.IN_PLACE : Changes.named("AliasName");
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    if (wanted.type().equals(KEY)) {
      return put(wanted, existing.id());
    }
    var place = wanted.place();
    store.point(place.account(), place.region(), aliasName(wanted), target(wanted));
    return existing.created();
  }

  /// A key is not deleted but scheduled for its deletion, and cannot be used from then on.
  @Override
  public void delete(Existing existing) {
    var resource = existing.resource();
    var place = resource.place();
    if (resource.type().equals(KEY)) {
      var window = window(ResourceProperties.of(resource, KEY_PROPERTIES));
      store.delete(
          existing.created().attributes().getOrDefault("Arn", ""), store.now().plus(window));
    } else {
      store.removeAlias(place.account(), place.region(), existing.id());
    }
  }

  private Created key(Resource resource) {
    var place = resource.place();
    var seed = place + " " + resource.logicalId() + resource.suffix();
    return put(resource, store.newId(place.account(), place.region(), seed));
  }

  private Created put(Resource resource, String id) {
    var properties = ResourceProperties.of(resource, KEY_PROPERTIES);
    only(properties, "KeySpec", "SYMMETRIC_DEFAULT");
    only(properties, "KeyUsage", "ENCRYPT_DECRYPT");
    window(properties);
    var place = resource.place();
    var before = store.find(id, place.account(), place.region());
    var policy =
        properties.find("KeyPolicy").orElseGet(() -> KeyPolicies.byDefault(place.account()));
    var key =
        new Key(
            id,
            place.account(),
            place.region(),
            false,
            properties.text("Description").orElse(""),
            properties.flag("Enabled", true),
            policy,
            before.map(Key::created).orElseGet(store::now),
            Optional.empty());
    requireNoLockout(key, before, properties);
    store.put(key);
    return new Created(key.id(), Map.of("Arn", key.arn(), "KeyId", key.id()));
  }

  /// KMS refuses a policy that would lock out who sets it.
  private void requireNoLockout(Key key, Optional<Key> before, ResourceProperties properties) {
    iam.putResourcePolicy(key.arn(), key.policy());
    var change = RequiredPermission.of("kms:PutKeyPolicy", key.arn());
    if (!iam.policyAllows(key.arn(), Caller.operator(key.account()), change)) {
      iam.putResourcePolicy(key.arn(), before.map(Key::policy).orElse(Iam.NO_POLICY));
      throw properties.fault(
          "KeyPolicy",
          "is malformed: The new key policy will not allow you to update the key policy in the"
              + " future.");
    }
  }

  private static Duration window(ResourceProperties properties) {
    var days = properties.number("PendingWindowInDays", 30);
    if (days < 7 || days > 30) {
      throw properties.fault("PendingWindowInDays", "must be 7 to 30, but is " + days);
    }
    return Duration.ofDays(days);
  }

  private static void only(ResourceProperties properties, String name, String value) {
    var given = properties.text(name).orElse(value);
    if (!given.equals(value)) {
      throw properties.fault(name, "must be %s here, but is %s".formatted(value, given));
    }
  }

  private Created alias(Resource resource) {
    var name = aliasName(resource);
    var place = resource.place();
    if (!store.alias(place.account(), place.region(), name, target(resource))) {
      throw resource.fault("An alias with the name %s already exists".formatted(name));
    }
    return new Created(name, Map.of());
  }

  private static String aliasName(Resource resource) {
    var properties = ResourceProperties.of(resource, Set.of("AliasName", "TargetKeyId"));
    var name = properties.required("AliasName");
    if (!name.startsWith("alias/") || name.startsWith("alias/aws/")) {
      throw properties.fault(
          "AliasName", "must begin with alias/ and not with alias/aws/, but is " + name);
    }
    return name;
  }

  private Key target(Resource resource) {
    var properties = ResourceProperties.of(resource, Set.of("AliasName", "TargetKeyId"));
    var target = properties.required("TargetKeyId");
    return store
        .find(target, resource.place().account(), resource.place().region())
        .orElseThrow(() -> properties.fault("TargetKeyId", "names no key: " + target));
  }
}
