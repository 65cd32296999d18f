package groundcrew.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.template.Created;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// `AWS::Lambda::Function`, its versions, aliases and permissions, and `AWS::Logs::LogGroup`.
public final class LambdaKinds implements ResourceKind {
  private final Lambda lambda;
  private final Function<Resource, Path> assetFor;
  private final BiConsumer<String, JsonNode> permissions;

  /// Creates the kinds.
  ///
  /// @param assetFor finds the JAR that a function's `Code` means
  /// @param permissions takes a function's ARN and a statement for its policy
  public LambdaKinds(
      Lambda lambda, Function<Resource, Path> assetFor, BiConsumer<String, JsonNode> permissions) {
    this.lambda = lambda;
    this.assetFor = assetFor;
    this.permissions = permissions;
  }

  @Override
  public Set<String> types() {
    return Set.of(
        "AWS::Lambda::Function",
        "AWS::Lambda::Version",
        "AWS::Lambda::Alias",
        "AWS::Lambda::Permission",
        "AWS::Logs::LogGroup");
  }

  @Override
  public Created create(Resource resource) {
    return switch (resource.type()) {
      case "AWS::Lambda::Function" -> function(resource);
      case "AWS::Lambda::Version" -> version(resource);
      case "AWS::Lambda::Alias" -> alias(resource);
      case "AWS::Lambda::Permission" -> permission(resource);
      default -> logGroup(resource);
    };
  }

  private Created function(Resource resource) {
    var function = DeclaredFunction.of(resource, assetFor.apply(resource));
    lambda.register(function);
    return new Created(function.name(), Map.of("Arn", function.arn()));
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
    var properties =
        ResourceProperties.of(
            resource,
            Set.of(
                "Action",
                "FunctionName",
                "Principal",
                "PrincipalOrgID",
                "SourceAccount",
                "SourceArn"));
    var name = properties.required("FunctionName");
    // A version and an alias have policies of their own.
    var arn = name.split(":", -1).length == 8 ? name : lambda.function(name).arn();
    permissions.accept(arn, Grant.statement(resource.logicalId(), properties, arn));
    return new Created(resource.place().stack() + "-" + resource.logicalId(), Map.of());
  }

  private static Created logGroup(Resource resource) {
    var properties =
        ResourceProperties.of(
            resource,
            Set.of("KmsKeyId", "LogGroupClass", "LogGroupName", "RetentionInDays", "Tags"));
    var name = properties.name("LogGroupName", 512);
    var place = resource.place();
    return new Created(
        name,
        Map.of(
            "Arn",
            "arn:aws:logs:%s:%s:log-group:%s:*".formatted(place.region(), place.account(), name)));
  }
}
