package groundcrew.local.stepfunctions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// A STANDARD execution as it is after its last change.
///
/// @param started what a redrive does not change
/// @param result what ended it; empty while it runs
/// @param redriven when it was redriven last
public record Execution(
    Machine machine,
    String name,
    String input,
    Instant started,
    Status status,
    Optional<Ending> result,
    int redrives,
    Optional<Instant> redriven) {
  private static final Duration REDRIVABLE = Duration.ofDays(14);
  private static final int MOST_REDRIVES = 1000;

  static Execution started(Machine machine, String name, String input, Instant now) {
    return new Execution(
        machine, name, input, now, Status.RUNNING, Optional.empty(), 0, Optional.empty());
  }

  /// Returns its ARN.
  public String arn() {
    return Arns.execution(machine, name);
  }

  /// Returns when it ended, if it has.
  public Optional<Instant> stopped() {
    return result.map(Ending::at);
  }

  Execution ended(Status how, Ending ending) {
    return new Execution(
        machine, name, input, started, how, Optional.of(ending), redrives, redriven);
  }

  Execution redrivenAt(Instant now) {
    return new Execution(
        machine,
        name,
        input,
        started,
        Status.RUNNING,
        Optional.empty(),
        redrives + 1,
        Optional.of(now));
  }

  /// Returns why it cannot be redriven; empty where it can.
  Optional<String> notRedrivable(Instant now) {
    if (!status.redrivable()) {
      return Optional.of("Execution is %s and cannot be redriven".formatted(status));
    }
    if (redrives >= MOST_REDRIVES) {
      return Optional.of("Execution has been redriven %d times".formatted(redrives));
    }
    return started.plus(REDRIVABLE).isBefore(now)
        ? Optional.of("Execution redrivable period exceeded")
        : Optional.empty();
  }

  /// Returns what orders executions from the newest to the oldest.
  String order() {
    return String.format(Locale.ROOT, "%019d %s", Long.MAX_VALUE - started.toEpochMilli(), name);
  }

  ObjectNode listed() {
    var shown =
        JsonNodeFactory.instance
            .objectNode()
            .put("executionArn", arn())
            .put("stateMachineArn", machine.arn())
            .put("name", name)
            .put("status", status.name())
            .put("startDate", Timestamps.seconds(started))
            .put("redriveCount", redrives);
    stopped().ifPresent(time -> shown.put("stopDate", Timestamps.seconds(time)));
    redriven.ifPresent(time -> shown.put("redriveDate", Timestamps.seconds(time)));
    return shown;
  }

  ObjectNode described(Instant now) {
    var shown = listed().put("input", input);
    shown.putObject("inputDetails").put("included", true);
    var output = result.flatMap(Ending::output);
    output.ifPresent(text -> {
      shown.put("output", text);
      shown.putObject("outputDetails").put("included", true);
    });
    result.flatMap(Ending::error).ifPresent(error -> shown.put("error", error));
    result.flatMap(Ending::cause).ifPresent(cause -> shown.put("cause", cause));
    var reason = notRedrivable(now);
    shown.put("redriveStatus", reason.isEmpty() ? "REDRIVABLE" : "NOT_REDRIVABLE");
    reason.ifPresent(text -> shown.put("redriveStatusReason", text));
    return shown;
  }
}
