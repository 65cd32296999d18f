package groundcrew.local.runcommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.Timestamps;
import groundcrew.local.runcommand.agent.StepEnd;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Invocations as the API shows them.
///
/// @param blanks whether `StatusDetails` has blanks
record InvocationViews(boolean blanks) {

  /// Returns the answer of GetCommandInvocation: the status of the invocation, and what one step
  /// has written once it has ended.
  ObjectNode invocation(Command command, Invocation invocation, StepRun step) {
    var shown =
        head(
                command,
                invocation,
                invocation.steps().size() == 1 ? invocation.detail() : step.detail())
            .put("PluginName", step.step().name())
            .put("ResponseCode", step.responseCode())
            .put("ExecutionStartDateTime", step.started().map(InvocationViews::text).orElse(""))
            .put("ExecutionElapsedTime", elapsed(step))
            .put("ExecutionEndDateTime", step.ended().map(InvocationViews::text).orElse(""))
            .put(
                "StandardOutputContent",
                Output.first(step.end().map(StepEnd::stdout).orElse(""), Output.STDOUT))
            .put(
                "StandardErrorContent",
                Output.first(step.end().map(StepEnd::stderr).orElse(""), Output.STDERR));
    urls(command, invocation, step, shown);
    return shown;
  }

  /// Returns an item of ListCommandInvocations.
  ObjectNode listed(Command command, Invocation invocation, boolean details) {
    var shown =
        head(command, invocation, invocation.detail())
            .put("InstanceName", "")
            .put("RequestedDateTime", Timestamps.seconds(command.requested()))
            .put("TraceOutput", "");
    var plugins = shown.putArray("CommandPlugins");
    if (details) {
      invocation.steps().forEach(step -> plugins.add(plugin(command, invocation, step)));
    }
    return shown;
  }

  private ObjectNode plugin(Command command, Invocation invocation, StepRun step) {
    var shown =
        JsonNodeFactory.instance
            .objectNode()
            .put("Name", step.step().name())
            .put("Status", pluginStatus(step.detail()))
            .put("StatusDetails", step.detail().details(blanks))
            .put("ResponseCode", step.responseCode())
            .put(
                "Output",
                step.end().map(end -> Output.listed(end.stdout(), end.stderr())).orElse(""));
    step.started().ifPresent(time -> shown.put("ResponseStartDateTime", Timestamps.seconds(time)));
    step.ended().ifPresent(time -> shown.put("ResponseFinishDateTime", Timestamps.seconds(time)));
    urls(command, invocation, step, shown);
    return shown;
  }

  /// A plugin is never delayed or being cancelled.
  private static String pluginStatus(StatusDetail detail) {
    return switch (detail) {
      case DELAYED -> StatusDetail.PENDING.status();
      case CANCELLING -> StatusDetail.IN_PROGRESS.status();
      default -> detail.status();
    };
  }

  private ObjectNode head(Command command, Invocation invocation, StatusDetail detail) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("CommandId", command.id())
        .put("InstanceId", invocation.node().id())
        .put("Comment", command.request().path("Comment").asText(""))
        .put("DocumentName", command.documentName())
        .put("DocumentVersion", command.documentVersion())
        .put("Status", detail.status())
        .put("StatusDetails", detail.details(blanks));
  }

  private static void urls(Command command, Invocation invocation, StepRun step, ObjectNode shown) {
    var node = invocation.node().id();
    var location = command.output();
    for (var stream : List.of("stdout", "stderr")) {
      shown.put(
          stream.equals("stdout") ? "StandardOutputUrl" : "StandardErrorUrl",
          location.map(l -> l.url(command.id(), node, step.step(), stream)).orElse(""));
    }
  }

  private static String elapsed(StepRun step) {
    return step.ended()
        .flatMap(end -> step.started().map(start -> Duration.between(start, end)))
        .map(time -> time.truncatedTo(ChronoUnit.MILLIS).toString())
        .orElse("");
  }

  private static String text(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
