package groundcrew.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// How an invocation ended.
public sealed interface InvocationResult {

  /// The function answered.
  ///
  /// @param payload JSON text, or nothing
  record Success(String payload) implements InvocationResult {}

  /// The function failed; Lambda answers 200 with header `X-Amz-Function-Error: Unhandled`.
  ///
  /// @param type such as `java.lang.IllegalStateException` or `Sandbox.Timedout`
  /// @param payload what the caller of Invoke receives
  record FunctionError(String type, String message, List<String> trace, JsonNode payload)
      implements InvocationResult {

    /// The value of `X-Amz-Function-Error`; the Java runtime knows no other.
    public static final String KIND = "Unhandled";

    static FunctionError of(String type, String message) {
      var payload = Json.object().put("errorType", type).put("errorMessage", message);
      return new FunctionError(type, message, List.of(), payload);
    }

    static FunctionError reported(byte[] body, String typeHeader) {
      var payload = Json.readOr(body, Json.object());
      var trace = payload.path("stackTrace").valueStream().map(JsonNode::asText).toList();
      return new FunctionError(
          payload.path("errorType").asText(typeHeader),
          payload.path("errorMessage").asText(""),
          trace,
          payload);
    }
  }
}
