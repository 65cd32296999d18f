package groundcrew.local.iot.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Which events an account publishes in a region; none in a new one.
///
/// Those of things, policies and certificates can be switched on as in AWS, but nothing publishes
/// them here.
final class EventConfigurations {
  static final String JOB = "JOB";
  static final String JOB_EXECUTION = "JOB_EXECUTION";

  private final Map<AccountRegion, Map<String, Boolean>> enabled = new ConcurrentHashMap<>();

  /// Changes those that are named and leaves the others.
  void update(AccountRegion place, JsonNode configurations) {
    var types = types(place);
    configurations
        .properties()
        .forEach(one -> types.put(one.getKey(), one.getValue().path("Enabled").asBoolean()));
  }

  boolean on(AccountRegion place, String type) {
    return types(place).getOrDefault(type, false);
  }

  /// Returns every type, as DescribeEventConfigurations does.
  ObjectNode shown(AccountRegion place, Iterable<JsonNode> allTypes) {
    var shown = JsonNodeFactory.instance.objectNode();
    allTypes.forEach(
        type -> shown.putObject(type.asText()).put("Enabled", on(place, type.asText())));
    return shown;
  }

  private Map<String, Boolean> types(AccountRegion place) {
    return enabled.computeIfAbsent(place, _ -> new ConcurrentHashMap<>());
  }
}
