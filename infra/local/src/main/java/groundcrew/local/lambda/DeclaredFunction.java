package groundcrew.local.lambda;

import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a function out of an `AWS::Lambda::Function`.
final class DeclaredFunction {
  /// Architecture, tracing and the like change nothing that a caller could see here.
  static final Set<String> PROPERTIES =
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
          "RecursiveLoop",
          "ReservedConcurrentExecutions",
          "Role",
          "Runtime",
          "SnapStart",
          "Tags",
          "Timeout",
          "TracingConfig",
          "VpcConfig");

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

  private DeclaredFunction() {}

  /// @throws IllegalArgumentException naming the logical id, for what cannot be honoured
  static LambdaFunction of(Resource resource, Path jar) {
    var properties = ResourceProperties.of(resource, PROPERTIES);
    var runtime = properties.required("Runtime");
    if (!runtime.equals("java25")) {
      throw properties.fault("Runtime", "must be java25, but is " + runtime);
    }
    if (!properties.text("PackageType").orElse("Zip").equals("Zip")) {
      throw properties.fault("PackageType", "must be Zip: container images do not run here");
    }
    var name = properties.name("FunctionName", 64);
    var place = resource.place();
    return new LambdaFunction(
        name,
        "arn:aws:lambda:%s:%s:function:%s".formatted(place.region(), place.account(), name),
        jar,
        properties.required("Handler"),
        variables(properties),
        properties.number("MemorySize", 128),
        Duration.ofSeconds(properties.number("Timeout", 3)),
        properties.required("Role"),
        properties.text("LoggingConfig.LogGroup").orElse("/aws/lambda/" + name),
        properties.text("DeadLetterConfig.TargetArn"),
        snapStart(properties),
        reservedConcurrency(properties),
        recursiveLoopAllowed(properties),
        // Lambda encrypts nothing where there are no variables.
        properties
            .text("KmsKeyArn")
            .filter(_ -> properties.find("Environment.Variables").isPresent()));
  }

  private static Optional<Integer> reservedConcurrency(ResourceProperties properties) {
    var name = "ReservedConcurrentExecutions";
    var number = properties.number(name, 0);
    if (number < 0) {
      throw properties.fault(name, "must be 0 or more, but is " + number);
    }
    return properties.find(name).map(_ -> number);
  }

  private static boolean recursiveLoopAllowed(ResourceProperties properties) {
    return switch (properties.text("RecursiveLoop").orElse("Terminate")) {
      case "Terminate" -> false;
      case "Allow" -> true;
      default -> throw properties.fault("RecursiveLoop", "must be Allow or Terminate");
    };
  }

  private static boolean snapStart(ResourceProperties properties) {
    return switch (properties.text("SnapStart.ApplyOn").orElse("None")) {
      case "None" -> false;
      case "PublishedVersions" -> true;
      default -> throw properties.fault("SnapStart.ApplyOn", "must be PublishedVersions or None");
    };
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
}
