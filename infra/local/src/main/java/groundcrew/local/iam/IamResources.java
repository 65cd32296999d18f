package groundcrew.local.iam;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.template.Created;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Creates roles and policies as CloudFormation would; creating one again updates it.
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
  public Created create(Resource resource) {
    var unknown =
        resource
            .properties()
            .propertyStream()
            .map(Map.Entry::getKey)
            .filter(name -> !PROPERTIES.getOrDefault(resource.type(), Set.of()).contains(name))
            .toList();
    if (!unknown.isEmpty()) {
      throw refused(
          resource, "properties " + unknown + " of " + resource.type() + " are not supported");
    }
    try {
      return switch (resource.type()) {
        case "AWS::IAM::Role" -> role(resource);
        case "AWS::IAM::Policy" -> policy(resource);
        case "AWS::IAM::ManagedPolicy" -> managedPolicy(resource);
        default ->
            throw new IllegalArgumentException(
                "the type " + resource.type() + " is not one of IAM's");
      };
    } catch (IllegalArgumentException | UnknownPolicyElement | AwsError e) {
      throw refused(resource, String.valueOf(e.getMessage()), e);
    }
  }

  private Created role(Resource resource) {
    var properties = resource.properties();
    var name = properties.path("RoleName").asText(generatedName(resource));
    var arn = arn(resource, "role", name);
    iam.putRole(
        new Role(arn, properties.path("AssumeRolePolicyDocument"), List.of(), Optional.empty()));
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
    var base = resource.place().stack() + "-" + resource.logicalId();
    // CloudFormation cuts its part so that the whole has at most 64 characters.
    var suffix =
        Ids.of("", base + resource.place().account() + resource.place().region()).substring(0, 12);
    return base.substring(0, Math.min(base.length(), 51)) + "-" + suffix;
  }

  private static String last(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static IllegalArgumentException refused(Resource resource, String why) {
    return new IllegalArgumentException(resource.logicalId() + ": " + why);
  }

  private static IllegalArgumentException refused(Resource resource, String why, Throwable cause) {
    return new IllegalArgumentException(resource.logicalId() + ": " + why, cause);
  }
}
