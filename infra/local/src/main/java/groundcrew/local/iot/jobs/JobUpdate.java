package groundcrew.local.iot.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a device says of its execution.
///
/// @param number of the attempt, the last one where it is empty
/// @param details that replace those of before; empty where these stay
record JobUpdate(
    ExecutionStatus status,
    Optional<Map<String, String>> details,
    Optional<Long> number,
    Optional<Long> expectedVersion,
    StepTimeout step) {
  private static final Set<String> STATUSES =
      Set.of("IN_PROGRESS", "SUCCEEDED", "FAILED", "REJECTED");
  private static final int MOST_DETAILS = 10;

  static JobUpdate of(ObjectNode payload) {
    var status = payload.path("status").asText();
    if (!STATUSES.contains(status)) {
      throw new JobRejection(
          "InvalidRequest", "A device sets one of " + STATUSES + ", not '" + status + "'");
    }
    return new JobUpdate(
        ExecutionStatus.valueOf(status),
        details(payload),
        number(payload, "executionNumber"),
        number(payload, "expectedVersion"),
        step(payload));
  }

  static StepTimeout step(ObjectNode payload) {
    return new StepTimeout(number(payload, "stepTimeoutInMinutes"));
  }

  static Optional<Map<String, String>> details(ObjectNode payload) {
    if (!payload.path("statusDetails").isObject()) {
      return Optional.empty();
    }
    var details = new TreeMap<String, String>();
    payload
        .path("statusDetails")
        .properties()
        .forEach(one -> details.put(one.getKey(), one.getValue().asText()));
    if (details.size() > MOST_DETAILS) {
      throw new JobRejection(
          "InvalidRequest", "statusDetails has at most %d pairs".formatted(MOST_DETAILS));
    }
    return Optional.of(details);
  }

  static Optional<Long> number(ObjectNode payload, String name) {
    return Optional.of(payload.path(name)).filter(n -> !n.isMissingNode()).map(JsonNode::asLong);
  }
}
