package groundcrew.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.template.Created;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// `AWS::Lambda::Function`, its versions, aliases and permissions, and `AWS::Logs::LogGroup`.
public final class LambdaKinds implements ResourceKind {
  /// Architecture, tracing and the like change nothing that a caller could see here.
  private static final Set<String> FUNCTION =
      Set.of(
          "Architectures",
          "Code",
          "DeadLetterConfig",
          "Description",
          "Environment",
          "EphemeralStorage",
          "FunctionName",
          "Handler",
          "KmsKeyArn",
          "LoggingConfig",
          "MemorySize",
          "PackageType",
          "Role",
          "Runtime",
          "SnapStart",
          "Tags",
          "Timeout",
          "TracingConfig");

  private static final Set<String> RESERVED =
      Set.of(
          "_HANDLER",
          "_X_AMZN_TRACE_ID",
          "AWS_DEFAULT_REGION",
          "AWS_REGION",
          "AWS_EXECUTION_ENV",
          "AWS_LAMBDA_FUNCTION_NAME",
          "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
          "AWS_LAMBDA_FUNCTION_VERSION",
          "AWS_LAMBDA_INITIALIZATION_TYPE",
          "AWS_LAMBDA_LOG_GROUP_NAME",
          "AWS_LAMBDA_LOG_STREAM_NAME",
          "AWS_ACCESS_KEY",
          "AWS_ACCESS_KEY_ID",
          "AWS_SECRET_ACCESS_KEY",
          "AWS_SESSION_TOKEN",
          "AWS_LAMBDA_RUNTIME_API",
          "LAMBDA_TASK_ROOT",
          "LAMBDA_RUNTIME_DIR");

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
    var properties = ResourceProperties.of(resource, FUNCTION);
    var runtime = properties.required("Runtime");
    if (!runtime.equals("java25")) {
      throw properties.fault("Runtime", "must be java25, but is " + runtime);
    }
    if (!properties.text("PackageType").orElse("Zip").equals("Zip")) {
      throw properties.fault("PackageType", "must be Zip: container images do not run here");
    }
    var name = properties.name("FunctionName", 64);
    var place = resource.place();
    var arn = "arn:aws:lambda:%s:%s:function:%s".formatted(place.region(), place.account(), name);
    lambda.register(
        new LambdaFunction(
            name,
            arn,
            assetFor.apply(resource),
            properties.required("Handler"),
            variables(properties),
            properties.number("MemorySize", 128),
            Duration.ofSeconds(properties.number("Timeout", 3)),
            properties.required("Role"),
            properties.text("LoggingConfig.LogGroup").orElse("/aws/lambda/" + name),
            properties.text("DeadLetterConfig.TargetArn")));
    return new Created(name, Map.of("Arn", arn));
  }

  private static Map<String, String> variables(ResourceProperties properties) {
    var variables = new HashMap<String, String>();
    properties
        .find("Environment.Variables")
        .ifPresent(node ->
            node.properties().forEach(e -> variables.put(e.getKey(), e.getValue().asText())));
    for (var variable : variables.keySet()) {
      if (RESERVED.contains(variable)) {
        throw properties.fault("Environment", "uses the reserved variable " + variable);
      }
    }
    properties
        .text("LoggingConfig.LogFormat")
        .ifPresent(format -> variables.put("AWS_LAMBDA_LOG_FORMAT", format));
    properties
        .text("LoggingConfig.ApplicationLogLevel")
        .ifPresent(level -> variables.put("AWS_LAMBDA_LOG_LEVEL", level));
    return variables;
  }

  private Created version(Resource resource) {
    var properties =
        ResourceProperties.of(resource, Set.of("CodeSha256", "Description", "FunctionName"));
    var arn = lambda.function(properties.required("FunctionName")).arn() + ":1";
    lambda.publish(arn, "1");
    return new Created(arn, Map.of("Version", "1", "FunctionArn", arn));
  }

  private Created alias(Resource resource) {
    var properties =
        ResourceProperties.of(
            resource, Set.of("Description", "FunctionName", "FunctionVersion", "Name"));
    var function = lambda.function(properties.required("FunctionName"));
    var arn = function.arn() + ":" + properties.required("Name");
    lambda.publish(arn, properties.required("FunctionVersion"));
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
