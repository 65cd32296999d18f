package groundcrew.local.alarms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Timestamps;
import groundcrew.local.limits.Listing;
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
    var answer =
        new Listing(
                "MetricAlarms",
                "NextToken",
                "MaxRecords",
                PAGE,
                paging,
                () -> now,
                () -> new AwsError(400, "InvalidNextToken", "The next token specified is invalid."))
            .answer(
                input,
                alarms.of(accountRegion).filter(monitor -> matches(monitor, input)),
                monitor -> monitor.alarm().name(),
                DescribeAlarms::shown);
    answer.putArray("CompositeAlarms");
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
            .put("StateUpdatedTimestamp", Timestamps.seconds(state.since()))
            .put("StateTransitionedTimestamp", Timestamps.seconds(state.since()))
            .put("AlarmConfigurationUpdatedTimestamp", Timestamps.seconds(alarm.created()));
    if (monitor.partial()) {
      shown.put("EvaluationState", "PARTIAL_DATA");
    }
    return shown;
  }
}
