package groundcrew.local.iot.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/// Jobs and their executions as MQTT shows them. Times are seconds since 1970.
final class JobJson {
  private JobJson() {}

  static ObjectNode summary(JobExecution execution) {
    var summary =
        JsonNodeFactory.instance
            .objectNode()
            .put("jobId", execution.jobId())
            .put("queuedAt", execution.queuedAt().getEpochSecond())
            .put("lastUpdatedAt", execution.updatedAt().getEpochSecond());
    execution.startedAt().ifPresent(start -> summary.put("startedAt", start.getEpochSecond()));
    return summary
        .put("executionNumber", execution.number())
        .put("versionNumber", execution.version());
  }

  static ObjectNode whole(JobExecution execution) {
    var whole =
        JsonNodeFactory.instance
            .objectNode()
            .put("jobId", execution.jobId())
            .put("status", execution.status().name());
    details(whole, execution);
    whole.put("queuedAt", execution.queuedAt().getEpochSecond());
    execution.startedAt().ifPresent(start -> whole.put("startedAt", start.getEpochSecond()));
    return whole
        .put("lastUpdatedAt", execution.updatedAt().getEpochSecond())
        .put("versionNumber", execution.version())
        .put("executionNumber", execution.number());
  }

  static ObjectNode whole(JobExecution execution, JsonNode document) {
    return whole(execution).set("jobDocument", document);
  }

  static ObjectNode state(JobExecution execution) {
    var state = JsonNodeFactory.instance.objectNode().put("status", execution.status().name());
    details(state, execution);
    return state.put("versionNumber", execution.version());
  }

  static void details(ObjectNode node, JobExecution execution) {
    if (!execution.details().isEmpty()) {
      execution.details().forEach(node.putObject("statusDetails")::put);
    }
  }

  /// Returns what is sent when the pending executions of a thing change.
  static ObjectNode pending(List<JobExecution> pending, Instant now) {
    var notice = JsonNodeFactory.instance.objectNode().put("timestamp", now.getEpochSecond());
    var jobs = notice.putObject("jobs");
    pending.forEach(
        execution -> jobs.withArray("/" + execution.status().name()).add(summary(execution)));
    return notice;
  }
}
