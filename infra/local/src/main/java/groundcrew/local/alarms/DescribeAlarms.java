package groundcrew.local.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.limits.Page;
import groundcrew.local.limits.PageTokens;
import groundcrew.local.limits.Paging;
import java.time.Instant;
import java.util.List;

/// Shows alarms and the states that they are in.
public record DescribeAlarms(Alarms alarms, Paging paging) {
  private static final int PAGE = 50;
  private static final List<String> UNKNOWN =
      List.of("ChildrenOfAlarmName", "ParentsOfAlarmName", "ActionPrefix");

  /// Answers a call.
  public ObjectNode answer(AccountRegion accountRegion, ObjectNode input, Instant now) {
    for (var member : UNKNOWN) {
      if (input.has(member)) {
        throw new AwsError(400, "ValidationError", member + " is not known to the local cloud");
      }
    }
    if (input.has("AlarmNames") && input.has("AlarmNamePrefix")) {
      throw new AwsError(
          400, "ValidationError", "AlarmNames and AlarmNamePrefix exclude each other");
    }
    var filters = input.deepCopy();
    filters.remove("NextToken");
    var tokens =
        new PageTokens(
            "NextToken",
            () -> now,
            () -> new AwsError(400, "InvalidNextToken", "The next token specified is invalid."));
    var position = tokens.read(input, filters.toString());
    var size = paging.size(position.page(), input.path("MaxRecords").asInt(PAGE));
    var found = alarms.of(accountRegion).filter(monitor -> matches(monitor, input));
    var page = Page.of(found, monitor -> monitor.alarm().name(), size, position, now);
    var answer = JsonNodeFactory.instance.objectNode();
    answer.putArray("CompositeAlarms");
    var list = answer.putArray("MetricAlarms");
    page.items().forEach(monitor -> list.add(shown(monitor)));
    tokens.write(answer, page);
    return answer;
  }

  private static boolean matches(AlarmMonitor monitor, JsonNode input) {
    var name = monitor.alarm().name();
    var state = input.path("StateValue").asText("");
    return (!input.has("AlarmNames") || has(input.path("AlarmNames"), name))
        && name.startsWith(input.path("AlarmNamePrefix").asText(""))
        && (state.isEmpty() || state.equals(monitor.state().value().name()))
        && (!input.has("AlarmTypes") || has(input.path("AlarmTypes"), "MetricAlarm"));
  }

  private static boolean has(JsonNode list, String text) {
    return list.valueStream().anyMatch(item -> item.asText().equals(text));
  }

  private static ObjectNode shown(AlarmMonitor monitor) {
    var state = monitor.state();
    var alarm = monitor.alarm();
    var shown =
        alarm
            .declared()
            .deepCopy()
            .put("AlarmArn", alarm.arn())
            .put("StateValue", state.value().name())
            .put("StateReason", state.reason())
            .put("StateReasonData", state.data())
            .put("StateUpdatedTimestamp", seconds(state.since()))
            .put("StateTransitionedTimestamp", seconds(state.since()))
            .put("AlarmConfigurationUpdatedTimestamp", seconds(alarm.created()));
    if (monitor.partial()) {
      shown.put("EvaluationState", "PARTIAL_DATA");
    }
    return shown;
  }

  static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }
}
