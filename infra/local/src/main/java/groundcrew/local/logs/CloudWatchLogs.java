package groundcrew.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.PartialService;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.FunctionLogs;
import groundcrew.local.ground.Ground;
import groundcrew.local.limits.Listing;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Shows what functions have logged: log groups with one stream each.
final class CloudWatchLogs extends PartialService {
  /// Name of the one stream, as `LambdaFunction#logStreamArn` has it.
  private static final String STREAM = "local";

  private static final int PAGE = 50;
  private static final int PAGE_OF_EVENTS = 10_000;
  private static final Set<String> OPERATIONS =
      Set.of("DescribeLogGroups", "DescribeLogStreams", "FilterLogEvents");

  private final Ground ground;

  CloudWatchLogs(Ground ground) {
    super("logs", OPERATIONS);
    this.ground = ground;
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    var group = call.input().path("logGroupName").asText("*");
    return List.of(
        RequiredPermission.of(
            "logs:" + call.operation(),
            "arn:aws:logs:%s:%s:log-group:%s:*"
                .formatted(call.region(), call.caller().account(), group)));
  }

  @Override
  public ObjectNode answer(Call call) {
    return switch (call.operation()) {
      case "DescribeLogGroups" -> groups(call);
      case "DescribeLogStreams" -> streams(call);
      default -> events(call);
    };
  }

  private ObjectNode groups(Call call) {
    var prefix = call.input().path("logGroupNamePrefix").asText("");
    return listing("logGroups", PAGE)
        .answer(
            call.input(),
            all(call)
                .map(FunctionLogs.Group::name)
                .distinct()
                .filter(name -> name.startsWith(prefix)),
            name -> name,
            name ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put("logGroupName", name)
                    .put(
                        "arn",
                        "arn:aws:logs:%s:%s:log-group:%s:*"
                            .formatted(call.region(), call.caller().account(), name)));
  }

  private ObjectNode streams(Call call) {
    var lines = group(call);
    return listing("logStreams", PAGE)
        .answer(call.input(), Stream.of(STREAM), name -> name, name -> stream(name, lines));
  }

  private static JsonNode stream(String name, List<FunctionLogs.Line> lines) {
    var shown = JsonNodeFactory.instance.objectNode().put("logStreamName", name);
    if (!lines.isEmpty()) {
      shown
          .put("firstEventTimestamp", lines.getFirst().time().toEpochMilli())
          .put("lastEventTimestamp", lines.getLast().time().toEpochMilli());
    }
    return shown;
  }

  private ObjectNode events(Call call) {
    var filter = EventFilter.of(call.input());
    var numbered = new TreeMap<String, FunctionLogs.Line>();
    for (var line : group(call)) {
      numbered.put("%020d%016d".formatted(line.time().toEpochMilli(), numbered.size()), line);
    }
    return listing("events", PAGE_OF_EVENTS)
        .answer(
            call.input(),
            numbered.entrySet().stream().filter(entry -> filter.matches(entry.getValue())),
            Map.Entry::getKey,
            entry -> event(entry.getKey(), entry.getValue()));
  }

  private static JsonNode event(String id, FunctionLogs.Line line) {
    var time = line.time().toEpochMilli();
    return JsonNodeFactory.instance
        .objectNode()
        .put("logStreamName", STREAM)
        .put("timestamp", time)
        .put("message", line.text())
        .put("ingestionTime", time)
        .put("eventId", id);
  }

  /// Returns the lines of a log group, which functions may share.
  private List<FunctionLogs.Line> group(Call call) {
    var name = call.input().path("logGroupName").asText();
    var logs = all(call).filter(group -> group.name().equals(name)).toList();
    if (logs.isEmpty()) {
      throw new AwsError(
          400, "ResourceNotFoundException", "The specified log group does not exist.");
    }
    return logs.stream()
        .flatMap(log -> log.source().get().stream())
        .sorted(Comparator.comparing(FunctionLogs.Line::time))
        .toList();
  }

  private Stream<FunctionLogs.Group> all(Call call) {
    return ground.offered(FunctionLogs.class).in(call.accountRegion()).stream();
  }

  private Listing listing(String list, int page) {
    return new Listing(
        list,
        "nextToken",
        "limit",
        page,
        ground.paging(),
        ground.clock(),
        () ->
            new AwsError(400, "InvalidParameterException", "The specified nextToken is invalid."));
  }
}
