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

  /// Writes an error in the protocol that the client speaks, of a service that nobody knows here.
  static RawAnswer as(Request request, AwsError error, String requestId) {
    var form =
        request.header("content-type").orElse("").startsWith("application/x-www-form-urlencoded");
    if (!form) {
      return json(error, requestId);
    }
    var body =
        "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>%s</RequestId></ErrorResponse>"
            .formatted(xml(error.code()), xml(String.valueOf(error.getMessage())), requestId);
    return new RawAnswer(
        error.status(),
        Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId),
        body.getBytes(StandardCharsets.UTF_8));
  }

  static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
