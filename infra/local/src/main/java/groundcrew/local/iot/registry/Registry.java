package groundcrew.local.iot.registry;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.iam.PrincipalPolicies;
import groundcrew.local.iot.certificates.Certificates;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What AWS IoT knows of devices, in every account and region.
public final class Registry {
  private static final String CERTIFICATE = "cert/";

  private final Things things = new Things();
  private final Certificates certificates;
  private final IotPolicies policies;
  private final Map<String, RoleAlias> aliases = new ConcurrentHashMap<>();

  /// Creates an empty registry.
  public Registry(Certificates certificates, PrincipalPolicies policies) {
    this.certificates = certificates;
    this.policies = new IotPolicies(policies);
  }

  /// Returns the things.
  public Things things() {
    return things;
  }

  Certificates certificates() {
    return certificates;
  }

  IotPolicies policies() {
    return policies;
  }

  /// Finds a role alias by its name.
  public Optional<RoleAlias> alias(AccountRegion place, String name) {
    return Optional.ofNullable(aliases.get(RoleAlias.arn(place, name)));
  }

  void putAlias(RoleAlias alias) {
    aliases.put(alias.arn(), alias);
  }

  void removeAlias(AccountRegion place, String name) {
    aliases.remove(RoleAlias.arn(place, name));
  }

  /// Attaches a certificate to a thing.
  ///
  /// @throws AwsError `ResourceNotFoundException` where there is no such thing or certificate
  void attachToThing(AccountRegion place, String thing, String principal) {
    requireCertificate(place, principal);
    things.attach(place, thing, principal);
  }

  /// Attaches a policy to a certificate.
  ///
  /// @throws AwsError `ResourceNotFoundException` where there is no such policy or certificate
  void attachPolicy(AccountRegion place, String policy, String principal) {
    requireCertificate(place, principal);
    policies.attach(place, policy, principal);
  }

  /// Deletes a certificate.
  ///
  /// @throws AwsError `DeleteConflictException` where something is attached to it
  void deleteCertificate(AccountRegion place, String id) {
    var arn = certificates.get(place, id).arn();
    if (policies.attachedTo(arn) || things.attached(arn)) {
      throw new AwsError(
          409,
          "DeleteConflictException",
          "Things or policies must be detached before deletion (arn=%s)".formatted(arn));
    }
    certificates.delete(place, id);
  }

  private void requireCertificate(AccountRegion place, String principal) {
    var id =
        Arn.find(principal)
            .filter(arn -> arn.accountRegion().equals(place))
            .map(Arn::resource)
            .filter(resource -> resource.startsWith(CERTIFICATE))
            .orElseThrow(() ->
                new AwsError(400, "InvalidRequestException", "Invalid principal: " + principal));
    certificates.get(place, id.substring(CERTIFICATE.length()));
  }
}
