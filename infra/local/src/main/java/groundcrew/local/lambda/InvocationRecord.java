package groundcrew.local.lambda;

import groundcrew.local.lambda.AsyncEnd.Condition;
import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.InvocationResult.Success;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What a destination gets of an asynchronous event, version 1.0.
final class InvocationRecord {
  private InvocationRecord() {}

  /// Returns the JSON text. An event that never ran has neither response context nor payload.
  static byte[] of(AsyncEvent event, Condition condition, Instant now) {
    var target = event.target();
    var shown = Json.object().put("version", "1.0");
    shown.put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString());
    shown
        .putObject("requestContext")
        .put("requestId", event.requestId())
        .put("functionArn", target.qualifiedArn())
        .put("condition", condition.text())
        .put("approximateInvokeCount", event.attempts());
    shown.set(
        "requestPayload",
        Json.readOr(event.payload().getBytes(StandardCharsets.UTF_8), Json.object()));
    event
        .last()
        .ifPresent(result -> {
          var context =
              shown
                  .putObject("responseContext")
                  .put("statusCode", 200)
                  .put("executedVersion", target.pool().version());
          switch (result) {
            case Success success ->
                shown.set(
                    "responsePayload",
                    Json.readOr(success.payload().getBytes(StandardCharsets.UTF_8), Json.object()));
            case FunctionError error -> {
              context.put("functionError", FunctionError.KIND);
              shown.set("responsePayload", error.payload());
            }
          }
        });
    return Json.bytes(shown);
  }
}
