package groundcrew.local.iot.registry;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.iam.Iam;
import groundcrew.local.iot.certificates.Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What devices may do: their certificates' policies decide, with the variables of a connection.
public record Devices(Iam iam, Registry registry) {
  private static final String CLIENT_ID = "iot:ClientId";
  private static final String THING_NAME = "iot:Connection.Thing.ThingName";
  private static final String IS_ATTACHED = "iot:Connection.Thing.IsAttached";

  /// The condition keys and variables that a connection may have.
  public static final Set<String> CONDITION_KEYS = Set.of(CLIENT_ID, THING_NAME, IS_ATTACHED);

  /// Decides what a connected client does.
  ///
  /// @param action such as `iot:Publish`
  /// @param resource such as `topic/groundcrew/button/button-1/press`
  /// @throws AwsError `AccessDenied` where the policies of the certificate say no
  public void allow(Certificate certificate, String clientId, String action, String resource) {
    var place = certificate.place();
    decide(
        certificate,
        action,
        "arn:aws:iot:%s:%s:%s".formatted(place.region(), place.account(), resource),
        context(certificate, Optional.of(clientId), clientId));
  }

  /// Decides whether a certificate may get credentials of a role alias.
  ///
  /// @param thingName that the device states, empty where it states none
  /// @throws AwsError `AccessDenied` where the policies of the certificate say no
  public void allowAlias(Certificate certificate, RoleAlias alias, Optional<String> thingName) {
    decide(
        certificate,
        "iot:AssumeRoleWithCertificate",
        alias.arn(),
        context(certificate, Optional.empty(), thingName.orElse("")));
  }

  /// Tells whether a certificate is attached to a thing.
  public boolean attached(Certificate certificate, String thingName) {
    return registry
        .things()
        .find(certificate.place(), thingName)
        .filter(thing -> thing.principals().contains(certificate.arn()))
        .isPresent();
  }

  private void decide(
      Certificate certificate, String action, String resource, Map<String, String> context) {
    var caller = new Caller(certificate.place().account(), certificate.arn(), Optional.empty());
    iam.allowPrincipal(caller, new RequiredPermission(action, resource, context));
  }

  private Map<String, String> context(
      Certificate certificate, Optional<String> clientId, String thingName) {
    var context = new HashMap<String, String>();
    clientId.ifPresent(id -> context.put(CLIENT_ID, id));
    var attached = attached(certificate, thingName);
    if (attached) {
      context.put(THING_NAME, thingName);
    }
    context.put(IS_ATTACHED, Boolean.toString(attached));
    return context;
  }
}
