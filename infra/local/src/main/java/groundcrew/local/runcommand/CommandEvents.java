package groundcrew.local.runcommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.ground.Event;
import java.time.Instant;
import java.util.List;

/// The events of commands and invocations, as the user guide of Systems Manager shows them.
final class CommandEvents {
  private CommandEvents() {}

  static Event of(Command command, Instant now) {
    var detail =
        JsonNodeFactory.instance
            .objectNode()
            .put("command-id", command.id())
            .put("document-name", command.documentName())
            .put("expire-after", command.expires().toString());
    detail.set("parameters", command.request().path("Parameters").deepCopy());
    if (!command.request().has("Parameters")) {
      detail.putObject("parameters");
    }
    detail
        .put("requested-date-time", command.requested().toString())
        .put("status", command.detail().status());
    return event(
        command,
        "EC2 Command Status-change Notification",
        command.all().stream().map(invocation -> invocation.node().arn()).toList(),
        detail,
        now);
  }

  static Event of(Command command, Invocation invocation, Instant now) {
    return event(
        command,
        "EC2 Command Invocation Status-change Notification",
        List.of(invocation.node().arn()),
        JsonNodeFactory.instance
            .objectNode()
            .put("command-id", command.id())
            .put("document-name", command.documentName())
            .put("instance-id", invocation.node().id())
            .put("requested-date-time", command.requested().toString())
            .put("status", invocation.detail().status()),
        now);
  }

  private static Event event(
      Command command, String type, List<String> resources, ObjectNode detail, Instant now) {
    return new Event(
        "aws.ssm",
        type,
        command.place().account(),
        command.place().region(),
        now,
        resources,
        detail);
  }
}
