package groundcrew.local.iam;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Creates, updates and deletes roles and policies as CloudFormation would. A role keeps its unique
/// id, and what other resources have attached to it.
public final class IamResources implements ResourceKind {
  private static final Map<String, Set<String>> PROPERTIES =
      Map.of(
          "AWS::IAM::Role",
          Set.of(
              "AssumeRolePolicyDocument",
              "Description",
              "ManagedPolicyArns",
              "MaxSessionDuration",
              "Path",
              "PermissionsBoundary",
              "Policies",
              "RoleName",
              "Tags"),
          "AWS::IAM::Policy",
          Set.of("PolicyName", "PolicyDocument", "Roles"),
          "AWS::IAM::ManagedPolicy",
          Set.of("Description", "ManagedPolicyName", "Path", "PolicyDocument", "Roles"));

  private final Iam iam;

  /// Creates roles in an IAM.
  public IamResources(Iam iam) {
    this.iam = iam;
    AwsManagedPolicies.all().forEach(iam.roles()::putManagedPolicy);
  }

  @Override
  public Set<String> types() {
    return PROPERTIES.keySet();
  }

  @Override
  public Changes changes(String type) {
    return switch (type) {
      case "AWS::IAM::Role" -> Changes.named("RoleName", "Path");
      case "AWS::IAM::ManagedPolicy" -> Changes.named("ManagedPolicyName", "Description", "Path");
      default -> Changes.IN_PLACE;
    };
  }

  @Override
  public Created create(Resource resource) {
    return named(resource, () -> created(resource));
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    return named(
        wanted,
        () -> {
          if (wanted.type().equals("AWS::IAM::Role")) {
            requireKnown(wanted);
            var arn = existing.created().attributes().getOrDefault("Arn", "");
            iam.roles().trust(arn, wanted.properties().path("AssumeRolePolicyDocument"));
            detachOwn(arn, existing.resource());
            return attached(wanted, existing.id(), arn);
          }
          detachFromRoles(existing);
          return created(wanted);
        });
  }

  @Override
  public void delete(Existing existing) {
    switch (existing.resource().type()) {
      case "AWS::IAM::Role" -> {
        var arn = existing.created().attributes().getOrDefault("Arn", "");
        // A role that somebody has deleted already is gone.
        if (iam.roles().exists(arn)) {
          iam.roles().delete(arn);
        }
      }
      case "AWS::IAM::ManagedPolicy" -> iam.roles().deleteManagedPolicy(existing.id());
      default -> detachFromRoles(existing);
    }
  }

  private Created created(Resource resource) {
    requireKnown(resource);
    return switch (resource.type()) {
      case "AWS::IAM::Role" -> role(resource);
      case "AWS::IAM::Policy" -> policy(resource);
      default -> managedPolicy(resource);
    };
  }

  private static Created named(Resource resource, Supplier<Created> change) {
    try {
      return change.get();
    } catch (IllegalArgumentException | UnknownPolicyElement | AwsError e) {
      throw new IllegalArgumentException(resource.logicalId() + ": " + e.getMessage(), e);
    }
  }

  private static void requireKnown(Resource resource) {
    var unknown =
        resource
            .properties()
            .propertyStream()
            .map(Map.Entry::getKey)
            .filter(name -> !PROPERTIES.getOrDefault(resource.type(), Set.of()).contains(name))
            .toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "properties " + unknown + " of " + resource.type() + " are not supported");
    }
  }

  private Created role(Resource resource) {
    var properties = resource.properties();
    var name = properties.path("RoleName").asText(generatedName(resource));
    var arn = arn(resource, "role", name);
    iam.putRole(
        new Role(arn, properties.path("AssumeRolePolicyDocument"), List.of(), Optional.empty()));
    return attached(resource, name, arn);
  }

  private Created attached(Resource resource, String name, String arn) {
    var properties = resource.properties();
    Optional.ofNullable(properties.path("PermissionsBoundary").textValue())
        .ifPresent(policy -> iam.roles().bind(arn, managed(policy)));
    properties
        .path("ManagedPolicyArns")
        .forEach(
            policy -> iam.roles().attach(arn, last(policy.asText()), managed(policy.asText())));
    properties
        .path("Policies")
        .forEach(policy ->
            iam.attach(arn, policy.path("PolicyName").asText(), policy.path("PolicyDocument")));
    iam.roles()
        .limitSessions(arn, Duration.ofSeconds(properties.path("MaxSessionDuration").asLong(3600)));
    return new Created(name, Map.of("Arn", arn, "RoleId", iam.roles().id(arn).orElseThrow()));
  }

  /// Takes from a role what an earlier version of its declaration has given it.
  private void detachOwn(String arn, Resource resource) {
    var properties = resource.properties();
    properties
        .path("ManagedPolicyArns")
        .forEach(policy -> iam.roles().detach(arn, last(policy.asText())));
    properties
        .path("Policies")
        .forEach(policy -> iam.roles().detach(arn, policy.path("PolicyName").asText()));
    if (properties.has("PermissionsBoundary")) {
      iam.roles().unbind(arn);
    }
  }

  private void detachFromRoles(Existing existing) {
    var account = existing.resource().place().account();
    var name = last(existing.id());
    for (var role : existing.resource().properties().path("Roles")) {
      iam.roles().named(account, role.asText()).ifPresent(arn -> iam.roles().detach(arn, name));
    }
  }

  private Created policy(Resource resource) {
    var name = resource.properties().path("PolicyName").asText();
    var document = resource.properties().path("PolicyDocument");
    rolesOf(resource).forEach(role -> iam.attach(role, name, document));
    return new Created(name, Map.of("Id", name));
  }

  private Created managedPolicy(Resource resource) {
    var name = resource.properties().path("ManagedPolicyName").asText(generatedName(resource));
    var arn = arn(resource, "policy", name);
    iam.roles().putManagedPolicy(arn, resource.properties().path("PolicyDocument"));
    rolesOf(resource).forEach(role -> iam.roles().attach(role, name, managed(arn)));
    return new Created(arn, Map.of("PolicyArn", arn, "PolicyId", Ids.of("ANPA", arn)));
  }

  private List<String> rolesOf(Resource resource) {
    return resource
        .properties()
        .path("Roles")
        .valueStream()
        .map(role ->
            iam.roles()
                .named(resource.place().account(), role.asText())
                .orElseThrow(() ->
                    new IllegalArgumentException(
                        "no role is called " + role + " in " + resource.place().account())))
        .toList();
  }

  private ManagedPolicy managed(String arn) {
    return iam.roles()
        .managedPolicy(arn)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no managed policy "
                    + arn
                    + " exists; create it first or add it to AwsManagedPolicies"));
  }

  private static String arn(Resource resource, String kind, String name) {
    var region = resource.place().region();
    var partition =
        region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    var path = resource.properties().path("Path").asText("/");
    if (!path.startsWith("/") || !path.endsWith("/")) {
      throw new IllegalArgumentException("Path must begin and end with /, received " + path);
    }
    return "arn:" + partition + ":iam::" + resource.place().account() + ":" + kind + path + name;
  }

  private static String generatedName(Resource resource) {
    var base = resource.generatedName(Integer.MAX_VALUE);
    // CloudFormation cuts its part so that the whole has at most 64 characters.
    var suffix =
        Ids.of("", base + resource.place().account() + resource.place().region()).substring(0, 12);
    return base.substring(0, Math.min(base.length(), 51)) + "-" + suffix;
  }

  private static String last(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }
}
