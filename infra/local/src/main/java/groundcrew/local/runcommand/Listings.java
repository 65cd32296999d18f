package groundcrew.local.runcommand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.limits.Page;
import groundcrew.local.limits.PageTokens;
import groundcrew.local.limits.Paging;
import groundcrew.local.runcommand.document.Document;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.function.Function;
import java.util.stream.Stream;

/// The listings of commands and of invocations, the newest first.
final class Listings {
  private static final int LARGEST_PAGE = 50;

  private final Visible visible;
  private final Paging paging;
  private final InstantSource clock;
  private final PageTokens tokens;

  /// An invocation with its command.
  private record Item(Command command, Invocation invocation) {}

  Listings(Visible visible, Paging paging, InstantSource clock) {
    this.visible = visible;
    this.paging = paging;
    this.clock = clock;
    tokens =
        new PageTokens(
            "NextToken",
            clock,
            () -> new AwsError(400, "InvalidNextToken", "The specified token is not valid."));
  }

  ObjectNode commands(Call call, Views views) {
    var input = call.input();
    var found =
        selected(call)
            .filter(command ->
                input.path("InstanceId").isMissingNode()
                    || command.invocations().containsKey(input.path("InstanceId").asText()))
            .filter(command -> passes(input, command, command.detail()));
    return tokens.answer(
        "Commands", page(call, found, Command::order), command -> views.command(command, false));
  }

  ObjectNode invocations(Call call, InvocationViews views) {
    var input = call.input();
    var details = input.path("Details").asBoolean();
    var found =
        selected(call)
            .flatMap(
                command -> command.all().stream().map(invocation -> new Item(command, invocation)))
            .filter(item ->
                input.path("InstanceId").isMissingNode()
                    || item.invocation().node().id().equals(input.path("InstanceId").asText()))
            .filter(item -> passes(input, item.command(), item.invocation().detail()));
    return tokens.answer(
        "CommandInvocations",
        page(call, found, item -> item.command().order() + " " + item.invocation().node().id()),
        item -> views.listed(item.command(), item.invocation(), details));
  }

  private Stream<Command> selected(Call call) {
    var id = call.input().path("CommandId").asText();
    return visible
        .in(call.accountRegion())
        .filter(command -> id.isEmpty() || command.id().equals(id));
  }

  private <T> Page<T> page(Call call, Stream<T> found, Function<T, String> key) {
    var input = call.input();
    var query = input.deepCopy().without("NextToken").toString();
    var position = tokens.read(input, query);
    var size = paging.size(position.page(), input.path("MaxResults").asInt(LARGEST_PAGE));
    return Page.of(found.sorted(Comparator.comparing(key)), key, size, position, clock.instant());
  }

  private static boolean passes(JsonNode input, Command command, StatusDetail detail) {
    return input
        .path("Filters")
        .valueStream()
        .allMatch(filter ->
            passes(filter.path("key").asText(), filter.path("value").asText(), command, detail));
  }

  private static boolean passes(String key, String value, Command command, StatusDetail detail) {
    return switch (key) {
      case "InvokedAfter" -> command.requested().isAfter(time(value));
      case "InvokedBefore" -> command.requested().isBefore(time(value));
      case "Status" -> detail.status().equals(value) || detail.details(false).equals(value);
      case "DocumentName" -> command.document().name().equals(Document.bareName(value));
      case "ExecutionStage" -> value.equals(detail.ended() ? "Complete" : "Executing");
      default -> throw new AwsError(400, "InvalidFilterKey", "The specified key is not valid.");
    };
  }

  private static Instant time(String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw new AwsError(
          400, "ValidationException", "The filter value %s is no time.".formatted(value));
    }
  }
}
