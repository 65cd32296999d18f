package groundcrew.local.kms;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.ServicePrincipal;
import groundcrew.local.ground.EncryptedResource;
import groundcrew.local.ground.KeyRefusal;
import groundcrew.local.ground.KeyRefusal.Reason;
import groundcrew.local.ground.KeyUse;
import groundcrew.local.iam.Iam;
import java.util.HashMap;
import java.util.Map;

/// The use of keys by services, decided by key policies and the callers' own.
record DecidedKeys(KeyStore store, Iam iam) implements KeyUse {
  private static final String EVENTS = "events.amazonaws.com";

  @Override
  public void require(Caller caller, EncryptedResource resource, String... actions) {
    var key =
        store
            .find(resource.key(), resource.account(), resource.region())
            .orElseThrow(() ->
                new KeyRefusal(
                    Reason.NOT_FOUND, "Key '%s' does not exist".formatted(resource.key())));
    for (var action : actions) {
      var permission =
          new RequiredPermission("kms:" + action, key.arn(), context(caller, resource));
      try {
        iam.allow(asKmsSeesIt(caller), permission);
      } catch (AwsError e) {
        throw new KeyRefusal(Reason.ACCESS_DENIED, String.valueOf(e.getMessage()));
      }
    }
    if (key.deleted()) {
      throw new KeyRefusal(Reason.INVALID_STATE, key.arn() + " is pending deletion.");
    }
    if (!key.enabled()) {
      throw new KeyRefusal(Reason.DISABLED, key.arn() + " is disabled.");
    }
  }

  /// EventBridge does not tell KMS for which rule it sends, as AWS documents for topics: a key
  /// policy that asks for `aws:SourceAccount` or `aws:SourceArn` loses its events.
  private static Caller asKmsSeesIt(Caller caller) {
    return caller
        .service()
        .filter(service -> service.name().equals(EVENTS))
        .map(_ -> Caller.service(caller.account(), new ServicePrincipal(EVENTS, Map.of())))
        .orElse(caller);
  }

  private static Map<String, String> context(Caller caller, EncryptedResource resource) {
    var context = new HashMap<String, String>();
    resource
        .encryptionContext()
        .forEach((name, value) -> context.put("kms:EncryptionContext:" + name, value));
    context.put("aws:RequestedRegion", resource.region());
    // A service that calls in its own name calls for no principal, through no other service.
    if (caller.service().isEmpty()) {
      context.put("kms:CallerAccount", caller.account());
      context.put(
          "kms:ViaService", "%s.%s.amazonaws.com".formatted(resource.service(), resource.region()));
    }
    return context;
  }
}
