package groundcrew.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.PartialService;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.Ground;
import groundcrew.local.limits.Listing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What Lambda shows of functions and event source mappings. The values of variables are shown as
/// AWS shows them: to whoever may call GetFunction.
final class LambdaViews extends PartialService {
  private static final Set<String> OPERATIONS =
      Set.of("GetFunction", "GetFunctionConfiguration", "ListEventSourceMappings", "ListFunctions");

  private static final int PAGE = 50;
  private static final int PAGE_OF_MAPPINGS = 100;

  private final Lambda lambda;
  private final EventSourceMappings mappings;
  private final Ground ground;

  LambdaViews(Lambda lambda, EventSourceMappings mappings, Ground ground) {
    super("lambda", OPERATIONS);
    this.lambda = lambda;
    this.mappings = mappings;
    this.ground = ground;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    var resource = call.operation().startsWith("Get") ? FunctionName.of(call).qualifiedArn() : "*";
    return List.of(RequiredPermission.of("lambda:" + call.operation(), resource));
  }

  @Override
  public ObjectNode answer(Call call) {
    return switch (call.operation()) {
      case "GetFunction" -> {
        var answer = Json.object();
        answer.set("Configuration", configuration(function(call)));
        yield answer;
      }
      case "GetFunctionConfiguration" -> configuration(function(call));
      case "ListFunctions" -> functions(call);
      default -> mappings(call);
    };
  }

  private LambdaFunction function(Call call) {
    var name = FunctionName.of(call);
    return in(call)
        .filter(function -> function.arn().equals(name.arn()))
        .filter(function -> lambda.version(function.arn(), name.qualifier()).isPresent())
        .findAny()
        .orElseThrow(() -> LambdaApi.notFound("Function not found: " + name.qualifiedArn()));
  }

  private Stream<LambdaFunction> in(Call call) {
    var place = call.accountRegion();
    return lambda.functions().stream()
        .filter(function -> Arn.parse(function.arn()).accountRegion().equals(place));
  }

  private ObjectNode functions(Call call) {
    var answer =
        listing("Functions", PAGE)
            .answer(call.input(), in(call), LambdaFunction::name, this::configuration);
    return next(answer);
  }

  private ObjectNode mappings(Call call) {
    var asked = call.input().path("FunctionName").asText("");
    var answer =
        listing("EventSourceMappings", PAGE_OF_MAPPINGS)
            .answer(
                call.input(),
                mappings.in(call.accountRegion()).entrySet().stream()
                    .filter(one ->
                        asked.isEmpty()
                            || lambda
                                .function(one.getValue().functionArn())
                                .arn()
                                .equals(FunctionName.of(call).arn())),
                Map.Entry::getKey,
                one -> mapping(one.getKey(), one.getValue()));
    return next(answer);
  }

  private Listing listing(String list, int page) {
    return new Listing(
        list,
        "Marker",
        "MaxItems",
        page,
        ground.paging(),
        ground.clock(),
        () -> new AwsError(400, "InvalidParameterValueException", "Invalid Marker"));
  }

  /// Lambda takes `Marker` and gives `NextMarker`.
  private static ObjectNode next(ObjectNode answer) {
    var marker = answer.remove("Marker");
    return marker == null ? answer : answer.set("NextMarker", marker);
  }

  /// Leaves the runtime out: the newest model that can be had here does not know `java25`.
  private ObjectNode configuration(LambdaFunction function) {
    var shown =
        Json.object()
            .put("FunctionName", function.name())
            .put("FunctionArn", function.arn())
            .put("Role", function.roleArn())
            .put("Handler", function.handler())
            .put("CodeSize", size(function))
            .put("Timeout", function.timeout().toSeconds())
            .put("MemorySize", function.memoryMb())
            .put("Version", DeployedFunction.LATEST)
            .put("PackageType", "Zip")
            .put("State", "Active");
    var variables = shown.putObject("Environment").putObject("Variables");
    function.environment().forEach(variables::put);
    shown.putObject("LoggingConfig").put("LogGroup", function.logGroup());
    shown
        .putObject("SnapStart")
        .put("ApplyOn", function.snapStart() ? "PublishedVersions" : "None")
        .put("OptimizationStatus", "Off");
    function
        .deadLetterArn()
        .ifPresent(queue -> shown.putObject("DeadLetterConfig").put("TargetArn", queue));
    return shown;
  }

  private static long size(LambdaFunction function) {
    try {
      return Files.size(function.jar());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the JAR of " + function.name(), e);
    }
  }

  private static ObjectNode mapping(String id, Mapping mapping) {
    return Json.object()
        .put("UUID", id)
        .put("EventSourceArn", mapping.queueArn())
        .put("FunctionArn", mapping.functionArn())
        .put("BatchSize", mapping.batchSize())
        .put("MaximumBatchingWindowInSeconds", mapping.window().toSeconds())
        .put("State", "Enabled");
  }
}
