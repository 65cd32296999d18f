package groundcrew.local.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Errors of requests that belong to no modelled service.
final class Errors {
  private Errors() {}

  static RawAnswer json(AwsError error, String requestId) {
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("__type", error.code())
            .put("message", error.getMessage());
    return new RawAnswer(
        error.status(),
        Map.of(
            "Content-Type",
            "application/json",
            "x-amzn-RequestId",
            requestId,
            "x-amzn-ErrorType",
            error.code()),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
