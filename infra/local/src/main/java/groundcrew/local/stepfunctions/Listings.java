package groundcrew.local.stepfunctions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.limits.Page;
import groundcrew.local.limits.PageToken;
import groundcrew.local.limits.PageTokens;
import groundcrew.local.limits.Paging;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Predicate;

/// Lists machines by their ARN and executions from the newest; both may be a second behind.
record Listings(
    Machines machines, Runs runs, Paging paging, InstantSource clock, PageTokens tokens) {
  private static final int DEFAULT_PAGE = 100;
  private static final Duration TOKEN_LIFETIME = Duration.ofHours(24);

  Listings(Machines machines, Runs runs, Paging paging, InstantSource clock) {
    this(
        machines,
        runs,
        paging,
        clock,
        new PageTokens(
            "nextToken", clock, Listings::wrongToken, TOKEN_LIFETIME, Listings::wrongToken));
  }

  private static AwsError wrongToken() {
    return new AwsError(400, "InvalidToken", "Invalid Token");
  }

  ObjectNode machines(Call call) {
    var input = call.input();
    var position = tokens.read(input, "ListStateMachines");
    var time = seenUntil();
    var page =
        Page.of(
            machines
                .of(call.caller().account(), call.region())
                .filter(machine -> !machine.created().isAfter(time)),
            Machine::arn,
            size(input, position),
            position,
            clock.instant());
    return tokens.answer("stateMachines", page, Machine::listed);
  }

  ObjectNode executions(Call call) {
    var input = call.input();
    if (!input.has("stateMachineArn")) {
      throw States.invalid("The local Step Functions lists the executions of a stateMachineArn");
    }
    var arn = Arns.require(input.path("stateMachineArn").asText(), "stateMachine");
    var held = machines.get(arn);
    if (held.machine().type() == MachineType.EXPRESS) {
      throw new AwsError(
          400,
          "StateMachineTypeNotSupported",
          "This operation is not supported by this type of state machine");
    }
    var query =
        "ListExecutions %s %s %s"
            .formatted(arn, input.path("statusFilter"), input.path("redriveFilter"));
    var position = tokens.read(input, query);
    var page =
        Page.of(
            held.executions().after(position.after(), seenUntil()).filter(wanted(input)),
            Execution::order,
            size(input, position),
            position,
            clock.instant());
    return tokens.answer("executions", page, Execution::listed);
  }

  ObjectNode history(Call call) {
    var input = call.input();
    if (!input.path("includeExecutionData").asBoolean(true)) {
      throw States.invalid("The local Step Functions lists no history without its data");
    }
    var arn = Arns.require(input.path("executionArn").asText(), "execution");
    var events = runs.history(arn).orElseThrow(() -> States.missing(arn)).events();
    var reverse = input.path("reverseOrder").asBoolean();
    var position = tokens.read(input, "GetExecutionHistory %s %s".formatted(arn, reverse));
    var page =
        Page.of(
            (reverse ? events.reversed() : events).stream(),
            event -> order(event.path("id").asLong(), reverse),
            size(input, position),
            position,
            clock.instant());
    return tokens.answer("events", page, event -> event);
  }

  private static String order(long id, boolean reverse) {
    return String.format(Locale.ROOT, "%019d", reverse ? Long.MAX_VALUE - id : id);
  }

  private static Predicate<Execution> wanted(ObjectNode input) {
    var status = input.path("statusFilter").asText();
    var redriven = input.path("redriveFilter").asText();
    return execution ->
        (status.isEmpty() || execution.status().name().equals(status))
            && (redriven.isEmpty() || redriven.equals("REDRIVEN") == execution.redrives() > 0);
  }

  private Instant seenUntil() {
    var now = clock.instant();
    return paging.quirks() ? now.minus(Executions.LAG) : now;
  }

  private int size(ObjectNode input, PageToken position) {
    var asked = input.path("maxResults").asInt();
    return paging.size(position.page(), asked == 0 ? DEFAULT_PAGE : asked);
  }
}
