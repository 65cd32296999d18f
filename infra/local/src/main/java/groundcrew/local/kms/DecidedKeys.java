package groundcrew.local.kms;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.EncryptedResource;
import groundcrew.local.ground.KeyRefusal;
import groundcrew.local.ground.KeyRefusal.Reason;
import groundcrew.local.ground.KeyUse;
import groundcrew.local.iam.Iam;
import java.util.HashMap;
import java.util.Map;

/// The use of keys by services, decided by key policies and the callers' own.
record DecidedKeys(KeyStore store, Iam iam) implements KeyUse {

  @Override
  public void require(Caller caller, EncryptedResource resource, String... actions) {
    var key =
        store
            .find(resource.key(), resource.account(), resource.region())
            .orElseThrow(() ->
                new KeyRefusal(
                    Reason.NOT_FOUND, "Key '%s' does not exist".formatted(resource.key())));
    for (var action : actions) {
      try {
        iam.allow(
            caller,
            new RequiredPermission("kms:" + action, key.arn(), context(caller, resource, action)));
      } catch (AwsError e) {
        throw new KeyRefusal(Reason.ACCESS_DENIED, String.valueOf(e.getMessage()));
      }
    }
    if (key.deletion().isPresent()) {
      throw new KeyRefusal(Reason.INVALID_STATE, key.arn() + " is pending deletion.");
    }
    if (!key.enabled()) {
      throw new KeyRefusal(Reason.DISABLED, key.arn() + " is disabled.");
    }
  }

  private static Map<String, String> context(
      Caller caller, EncryptedResource resource, String action) {
    var context = new HashMap<>(encryptionContext(resource.encryptionContext()));
    context.put("aws:RequestedRegion", resource.region());
    // Both speak of the principal for whom a service calls; one that calls in its own name has
    // none.
    if (caller.service().isEmpty()) {
      context.put("kms:CallerAccount", caller.account());
      context.put(
          "kms:ViaService",
          "%s.%s.amazonaws.com".formatted(resource.service(), resource.region()));
    }
    if (action.equals("CreateGrant")) {
      context.put("kms:GrantIsForAWSResource", "true");
    }
    return context;
  }

  static Map<String, String> encryptionContext(Map<String, String> given) {
    var context = new HashMap<String, String>();
    given.forEach((name, value) -> context.put("kms:EncryptionContext:" + name, value));
    return context;
  }
}
