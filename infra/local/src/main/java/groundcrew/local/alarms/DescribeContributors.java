package groundcrew.local.alarms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Timestamps;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// Shows who made an alarm turn ALARM: at most 100, which fit on one page.
public record DescribeContributors(Alarms alarms) {

  /// Answers a call.
  public ObjectNode answer(AccountRegion accountRegion, ObjectNode input) {
    var name = input.path("AlarmName").asText();
    var monitor =
        alarms
            .find(accountRegion, name)
            .orElseThrow(
                () -> new AwsError(404, "ResourceNotFoundException", "Unknown alarm " + name));
    var answer = JsonNodeFactory.instance.objectNode();
    var list = answer.putArray("AlarmContributors");
    monitor
        .contributors()
        .inAlarm()
        .forEach((group, state) -> {
          var shown = list.addObject().put("ContributorId", id(group));
          var attributes = shown.putObject("ContributorAttributes");
          group.forEach(attributes::put);
          shown
              .put("StateReason", state.reason())
              .put("StateTransitionedTimestamp", Timestamps.seconds(state.since()));
        });
    return answer;
  }

  /// Sixteen characters, the same for the same contributor.
  static String id(Map<String, String> group) {
    return UUID.nameUUIDFromBytes(group.toString().getBytes(StandardCharsets.UTF_8))
        .toString()
        .replace("-", "")
        .substring(0, 16);
  }
}
