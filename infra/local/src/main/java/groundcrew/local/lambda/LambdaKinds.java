package groundcrew.local.lambda;

import groundcrew.local.ground.KeyUse;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// `AWS::Lambda::Function`, its versions, aliases and permissions.
public final class LambdaKinds implements ResourceKind {
  private static final Set<String> PERMISSION =
      Set.of("Action", "FunctionName", "Principal", "PrincipalOrgID", "SourceAccount", "SourceArn");

  private final Lambda lambda;
  private final Function<Resource, Path> assetFor;
  private final FunctionPolicies policies;
  private final Encryption encryption;
  private final FunctionNetwork network;

  /// Creates the kinds where there are neither keys nor networks.
  public LambdaKinds(Lambda lambda, Function<Resource, Path> assetFor, FunctionPolicies policies) {
    this(lambda, assetFor, policies, KeyUse.NO_KEYS, (_, _) -> {});
  }

  /// Creates the kinds.
  ///
  /// @param assetFor finds the JAR that a function's `Code` means
  /// @param keys decides who may use the keys of functions
  LambdaKinds(
      Lambda lambda,
      Function<Resource, Path> assetFor,
      FunctionPolicies policies,
      KeyUse keys,
      FunctionNetwork network) {
    this.encryption = new Encryption(keys);
    this.network = network;
    this.lambda = lambda;
    this.assetFor = assetFor;
    this.policies = policies;
  }

  @Override
  public Set<String> types() {
    return Set.of(
        "AWS::Lambda::Function",
        "AWS::Lambda::Version",
        "AWS::Lambda::Alias",
        "AWS::Lambda::Permission");
  }

  @Override
  public Created create(Resource resource) {
    return switch (resource.type()) {
      case "AWS::Lambda::Function" -> {
        var function = function(resource);
        lambda.register(function);
        yield new Created(function.name(), Map.of("Arn", function.arn()));
      }
      case "AWS::Lambda::Version" -> version(resource);
      case "AWS::Lambda::Alias" -> alias(resource);
      default -> permission(resource);
    };
  }

  @Override
  public Changes changes(String type) {
    return switch (type) {
      case "AWS::Lambda::Function" -> Changes.named("FunctionName", "PackageType");
      case "AWS::Lambda::Version" -> Changes.replacing("CodeSha256", "Description", "FunctionName");
      case "AWS::Lambda::Alias" -> Changes.replacing("FunctionName", "Name");
      default -> Changes.replacing(PERMISSION.toArray(String[]::new));
    };
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    return switch (wanted.type()) {
      case "AWS::Lambda::Function" -> {
        lambda.update(function(wanted));
        yield existing.created();
      }
      case "AWS::Lambda::Alias" -> alias(wanted);
      default -> throw wanted.fault("cannot be updated in place");
    };
  }

  @Override
  public void delete(Existing existing) {
    switch (existing.resource().type()) {
      case "AWS::Lambda::Function" ->
          lambda.delete(existing.created().attributes().getOrDefault("Arn", ""));
      case "AWS::Lambda::Version" -> {
        var name = Qualified.of(existing.id());
        lambda.deleteVersion(name.functionArn(), name.qualifier());
      }
      case "AWS::Lambda::Alias" -> {
        var name = Qualified.of(existing.id());
        lambda.deleteAlias(name.functionArn(), name.qualifier());
      }
      default -> policies.remove(granted(existing.resource()), sid(existing.resource()));
    }
  }

  private record Qualified(String functionArn, String qualifier) {
    static Qualified of(String arn) {
      var end = arn.lastIndexOf(':');
      return new Qualified(arn.substring(0, end), arn.substring(end + 1));
    }
  }

  private LambdaFunction function(Resource resource) {
    var function = DeclaredFunction.of(resource, assetFor.apply(resource));
    encryption.configure(resource, function);
    network.attach(resource, function);
    return function;
  }

  private Created version(Resource resource) {
    var properties =
        ResourceProperties.of(resource, Set.of("CodeSha256", "Description", "FunctionName"));
    var function = lambda.function(properties.required("FunctionName"));
    var version = lambda.publish(function.arn());
    var arn = function.arn() + ":" + version;
    return new Created(arn, Map.of("Version", version, "FunctionArn", arn));
  }

  private Created alias(Resource resource) {
    var properties =
        ResourceProperties.of(
            resource, Set.of("Description", "FunctionName", "FunctionVersion", "Name"));
    var function = lambda.function(properties.required("FunctionName"));
    var name = properties.required("Name");
    try {
      lambda.alias(function.arn(), name, properties.required("FunctionVersion"));
    } catch (IllegalArgumentException e) {
      throw properties.fault("FunctionVersion", String.valueOf(e.getMessage()));
    }
    var arn = function.arn() + ":" + name;
    return new Created(arn, Map.of("AliasArn", arn));
  }

  private Created permission(Resource resource) {
    var properties = ResourceProperties.of(resource, PERMISSION);
    properties.required("FunctionName");
    var arn = granted(resource);
    lambda.function(arn);
    policies.add(arn, Grant.statement(sid(resource), properties, arn));
    return new Created(resource.generatedName(Integer.MAX_VALUE), Map.of());
  }

  private static String sid(Resource resource) {
    return resource.logicalId() + resource.suffix();
  }

  /// Returns the ARN of what a permission is for: a version and an alias have policies of their
  /// own.
  private static String granted(Resource resource) {
    var name = resource.properties().path("FunctionName").asText();
    var place = resource.place();
    return name.startsWith("arn:")
        ? name
        : "arn:aws:lambda:%s:%s:function:%s".formatted(place.region(), place.account(), name);
  }
}
