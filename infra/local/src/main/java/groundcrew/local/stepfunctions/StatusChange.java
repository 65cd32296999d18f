package groundcrew.local.stepfunctions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An execution whose status has changed, and when.
public record StatusChange(Execution execution, Instant at) {
  /// The type that EventBridge knows it by.
  public static final String DETAIL_TYPE = "Step Functions Execution Status Change";

  private static final int LONGEST_PAYLOAD = 248 * 1024;

  /// Returns the event's detail. Its times are milliseconds, and what is not there is null.
  public ObjectNode detail() {
    var result = execution.result();
    var output = result.flatMap(Ending::output);
    var reason = execution.notRedrivable(at);
    var detail =
        JsonNodeFactory.instance
            .objectNode()
            .put("executionArn", execution.arn())
            .put("stateMachineArn", execution.machine().arn())
            .put("name", execution.name())
            .put("status", execution.status().name())
            .put("startDate", execution.started().toEpochMilli())
            .put("stopDate", milliseconds(execution.stopped()));
    payload(detail, "input", Optional.of(execution.input()), length(output));
    payload(detail, "output", output, 0);
    return detail
        .putNull("stateMachineVersionArn")
        .putNull("stateMachineAliasArn")
        .put("redriveCount", execution.redrives())
        .put("redriveDate", milliseconds(execution.redriven()))
        .put("redriveStatus", reason.isEmpty() ? "REDRIVABLE" : "NOT_REDRIVABLE")
        .put("redriveStatusReason", reason.orElse(null))
        .put("error", result.flatMap(Ending::error).orElse(null))
        .put("cause", result.flatMap(Ending::cause).orElse(null));
  }

  /// An event cannot be longer than 256 KB: input goes first, then output.
  private static void payload(ObjectNode detail, String name, Optional<String> text, int beside) {
    var included = length(text) + beside <= LONGEST_PAYLOAD;
    detail.put(name, included ? text.orElse(null) : null);
    if (text.isPresent()) {
      detail.putObject(name + "Details").put("included", included);
    } else {
      detail.putNull(name + "Details");
    }
  }

  private static int length(Optional<String> text) {
    return text.map(JsonNodeFactory.instance::textNode)
        .map(escaped -> escaped.toString().getBytes(StandardCharsets.UTF_8).length)
        .orElse(0);
  }

  private static @Nullable Long milliseconds(Optional<Instant> time) {
    return time.map(Instant::toEpochMilli).orElse(null);
  }
}
