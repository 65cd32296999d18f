package groundcrew.local.iot.registry;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.iot.certificates.Certificate;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Things, certificates, policies, their attachments, and role aliases of templates.
public final class RegistryKinds implements ResourceKind {
  private static final String THING = "AWS::IoT::Thing";
  private static final String CERTIFICATE = "AWS::IoT::Certificate";
  private static final String POLICY = "AWS::IoT::Policy";
  private static final String POLICY_ATTACHMENT = "AWS::IoT::PolicyPrincipalAttachment";
  private static final String THING_ATTACHMENT = "AWS::IoT::ThingPrincipalAttachment";
  private static final String ALIAS = "AWS::IoT::RoleAlias";

  private final Registry registry;

  /// Creates the kinds of a registry.
  public RegistryKinds(Registry registry) {
    this.registry = registry;
  }

  @Override
  public Set<String> types() {
    return Set.of(THING, CERTIFICATE, POLICY, POLICY_ATTACHMENT, THING_ATTACHMENT, ALIAS);
  }

  @Override
  public Changes changes(String type) {
    return switch (type) {
      case THING -> Changes.named("ThingName");
      case POLICY -> Changes.named("PolicyName");
      case ALIAS -> Changes.named("RoleAlias");
      case CERTIFICATE -> Changes.replacing("CertificateSigningRequest");
      default -> Changes.replacing("PolicyName", "Principal", "ThingName");
    };
  }

  @Override
  public Created create(Resource resource) {
    return honoured(
        resource,
        () ->
            switch (resource.type()) {
              case THING -> thing(resource);
              case CERTIFICATE -> certificate(resource);
              case POLICY -> policy(resource);
              case ALIAS -> alias(resource);
              default -> attachment(resource);
            });
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    return honoured(
        wanted,
        () -> {
          switch (wanted.type()) {
            case THING ->
                registry.things().update(place(wanted), existing.id(), attributes(wanted));
            case CERTIFICATE -> {
              var status = status(certificateProperties(wanted));
              registry.certificates().update(place(wanted), existing.id(), status);
            }
            case POLICY -> policy(wanted);
            case ALIAS -> alias(wanted);
            default -> throw wanted.fault("cannot be updated in place");
          }
          return existing.created();
        });
  }

  @Override
  public void delete(Existing existing) {
    var resource = existing.resource();
    var place = place(resource);
    honoured(
        resource,
        () -> {
          switch (resource.type()) {
            case THING -> registry.things().delete(place, existing.id());
            case CERTIFICATE -> {
              // CloudFormation deactivates it before.
              registry.certificates().update(place, existing.id(), Certificate.Status.INACTIVE);
              registry.deleteCertificate(place, existing.id());
            }
            case POLICY -> registry.policies().delete(place, existing.id());
            case ALIAS -> registry.removeAlias(place, existing.id());
            case POLICY_ATTACHMENT ->
                registry
                    .policies()
                    .detach(place, text(resource, "PolicyName"), text(resource, "Principal"));
            default ->
                registry
                    .things()
                    .detach(place, text(resource, "ThingName"), text(resource, "Principal"));
          }
          return existing.created();
        });
  }

  private Created thing(Resource resource) {
    var name = thingProperties(resource).name("ThingName", 128);
    var thing = registry.things().create(place(resource), name, attributes(resource));
    return new Created(name, Map.of("Arn", thing.arn(), "Id", thing.id()));
  }

  private static ResourceProperties thingProperties(Resource resource) {
    return ResourceProperties.of(resource, Set.of("AttributePayload", "ThingName"));
  }

  private static Map<String, String> attributes(Resource resource) {
    var attributes = new TreeMap<String, String>();
    thingProperties(resource)
        .find("AttributePayload.Attributes")
        .ifPresent(found ->
            found
                .properties()
                .forEach(one -> attributes.put(one.getKey(), one.getValue().asText())));
    return attributes;
  }

  private Created certificate(Resource resource) {
    var properties = certificateProperties(resource);
    var created =
        registry
            .certificates()
            .create(
                place(resource),
                properties.required("CertificateSigningRequest"),
                status(properties));
    return new Created(created.id(), Map.of("Arn", created.arn(), "Id", created.id()));
  }

  private static ResourceProperties certificateProperties(Resource resource) {
    return ResourceProperties.of(resource, Set.of("CertificateSigningRequest", "Status"));
  }

  private static Certificate.Status status(ResourceProperties properties) {
    return CertificateCalls.status(properties.required("Status"));
  }

  private Created policy(Resource resource) {
    var properties =
        ResourceProperties.of(resource, Set.of("PolicyDocument", "PolicyName", "Tags"));
    var name = properties.name("PolicyName", 128);
    var document =
        properties
            .find("PolicyDocument")
            .orElseThrow(() -> properties.fault("PolicyDocument", "is required"));
    registry.policies().put(place(resource), name, document.toString());
    return new Created(name, Map.of("Arn", IotPolicies.arn(place(resource), name), "Id", name));
  }

  private Created attachment(Resource resource) {
    var principal = text(resource, "Principal");
    if (resource.type().equals(POLICY_ATTACHMENT)) {
      ResourceProperties.of(resource, Set.of("PolicyName", "Principal"));
      registry.attachPolicy(place(resource), text(resource, "PolicyName"), principal);
    } else {
      ResourceProperties.of(resource, Set.of("Principal", "ThingName"));
      registry.attachToThing(place(resource), text(resource, "ThingName"), principal);
    }
    return new Created(resource.generatedName(Integer.MAX_VALUE), Map.of());
  }

  private Created alias(Resource resource) {
    var properties =
        ResourceProperties.of(
            resource, Set.of("CredentialDurationSeconds", "RoleAlias", "RoleArn", "Tags"));
    var name = properties.name("RoleAlias", 128);
    var seconds = properties.number("CredentialDurationSeconds", 3600);
    if (seconds < 900 || seconds > 43_200) {
      throw properties.fault(
          "CredentialDurationSeconds", "must be 900 to 43200, but is " + seconds);
    }
    var alias =
        new RoleAlias(
            name, place(resource), properties.required("RoleArn"), Duration.ofSeconds(seconds));
    registry.putAlias(alias);
    return new Created(name, Map.of("RoleAliasArn", alias.arn()));
  }

  private static String text(Resource resource, String property) {
    return ResourceProperties.of(resource, Set.of("PolicyName", "Principal", "ThingName"))
        .required(property);
  }

  private static AccountRegion place(Resource resource) {
    return new AccountRegion(resource.place().account(), resource.place().region());
  }

  /// What the service refuses fails the resource.
  private static Created honoured(Resource resource, Supplier<Created> change) {
    try {
      return change.get();
    } catch (AwsError e) {
      throw resource.fault(String.valueOf(e.getMessage()));
    }
  }
}
