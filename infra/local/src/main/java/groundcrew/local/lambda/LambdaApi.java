package groundcrew.local.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.PartialService;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.InvocationResult.Success;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/// Lambda's `Invoke` behind the gateway.
public final class LambdaApi extends PartialService {
  /// Size of a synchronous event in bytes, as it is encoded.
  static final int LARGEST_REQUEST = 6 * 1024 * 1024;

  // AWS has raised it to 1 MiB in some regions; what fits here fits everywhere.
  private static final int LARGEST_EVENT = 256 * 1024;
  private static final int TAIL = 4 * 1024;

  private final Lambda lambda;

  /// Creates the service for these functions.
  public LambdaApi(Lambda lambda) {
    super("lambda", Set.of("Invoke"));
    this.lambda = lambda;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    return List.of(
        RequiredPermission.of("lambda:InvokeFunction", FunctionName.of(call).qualifiedArn()));
  }

  @Override
  public ObjectNode answer(Call call) {
    var version = version(call, FunctionName.of(call));
    var arn = FunctionName.of(call).qualifiedArn();
    var payload = payload(call);
    var origin = call.trace().map(Lineage::of).orElseGet(Lineage::begin);
    return switch (call.input().path("InvocationType").asText("RequestResponse")) {
      case "DryRun" -> Json.object().put("StatusCode", 204);
      case "Event" -> {
        limit(payload, LARGEST_EVENT);
        lambda.invokeAsync(arn, payload, origin);
        yield Json.object().put("StatusCode", 202);
      }
      default -> {
        limit(payload, LARGEST_REQUEST);
        var answer = shown(lambda.invoke(arn, payload, origin)).put("ExecutedVersion", version);
        yield call.input().path("LogType").asText().equals("Tail")
            ? answer.put("LogResult", tail(lambda.logs(arn)))
            : answer;
      }
    };
  }

  private String version(Call call, FunctionName name) {
    if (!name.region().equals(call.region())) {
      throw notFound(
          "Functions from '%s' are not reachable in this region ('%s')"
              .formatted(name.region(), call.region()));
    }
    return lambda
        .version(name.arn(), name.qualifier())
        .orElseThrow(() -> notFound("Function not found: " + name.qualifiedArn()));
  }

  static AwsError notFound(String message) {
    return new AwsError(404, "ResourceNotFoundException", message);
  }

  /// Without a payload a function gets an empty object.
  private static byte[] payload(Call call) {
    var payload = Base64.getDecoder().decode(call.input().path("Payload").asText("e30="));
    var unreadable = Json.object().put("unreadable", true);
    if (Json.readOr(payload, unreadable).equals(unreadable)) {
      throw new AwsError(
          400,
          "InvalidRequestContentException",
          "Could not parse request body into json: it is no JSON text");
    }
    return payload;
  }

  private static void limit(byte[] payload, int most) {
    if (payload.length > most) {
      throw new AwsError(
          413,
          "RequestTooLargeException",
          "%d byte payload is too large for this invocation type (limit %d bytes)"
              .formatted(payload.length, most));
    }
  }

  private static ObjectNode shown(InvocationResult result) {
    return switch (result) {
      case Success success ->
          Json.object()
              .put("StatusCode", 200)
              .put("Payload", base64(success.payload().getBytes(StandardCharsets.UTF_8)));
      // A function's error is an answer like any other; only this header tells it apart.
      case FunctionError error ->
          Json.object()
              .put("StatusCode", 200)
              .put("FunctionError", FunctionError.KIND)
              .put("Payload", base64(Json.bytes(error.payload())));
    };
  }

  /// Returns the end of the last request's log; lines of another environment may be among them.
  private static String tail(List<String> lines) {
    var start = lines.size();
    while (start > 0 && !lines.get(start - 1).startsWith("START RequestId: ")) {
      start--;
    }
    var last = lines.subList(Math.max(0, start - 1), lines.size());
    var log = (String.join("\n", last) + "\n").getBytes(StandardCharsets.UTF_8);
    return base64(Arrays.copyOfRange(log, Math.max(0, log.length - TAIL), log.length));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
