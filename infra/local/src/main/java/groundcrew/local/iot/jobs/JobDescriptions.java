package groundcrew.local.iot.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.Timestamps;
import groundcrew.local.iot.registry.Thing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Jobs and their executions as the control plane shows them.
final class JobDescriptions {
  /// What is shown as it was asked for.
  private static final List<String> REQUESTED =
      List.of(
          "targets",
          "description",
          "timeoutConfig",
          "jobExecutionsRetryConfig",
          "jobTemplateArn",
          "documentParameters");

  private JobDescriptions() {}

  static void describe(Job job, List<JobExecution> executions, ObjectNode shown) {
    shown
        .put("jobArn", job.arn())
        .put("jobId", job.id())
        .put("targetSelection", "SNAPSHOT")
        .put("status", job.status().name())
        .put("createdAt", Timestamps.seconds(job.createdAt()))
        .put("lastUpdatedAt", Timestamps.seconds(job.updatedAt()));
    job.completedAt().ifPresent(when -> shown.put("completedAt", Timestamps.seconds(when)));
    if (job.forceCanceled()) {
      shown.put("forceCanceled", true);
    }
    job.comment().ifPresent(text -> shown.put("comment", text));
    job.reasonCode().ifPresent(code -> shown.put("reasonCode", code));
    for (var member : REQUESTED) {
      if (job.request().has(member)) {
        shown.set(member, job.request().path(member));
      }
    }
    var counts = shown.putObject("jobProcessDetails");
    for (var status : ExecutionStatus.values()) {
      counts.put(
          JobNotices.counter(status),
          executions.stream().filter(one -> one.status() == status).count());
    }
  }

  static void describe(JobExecution execution, AccountRegion place, Instant now, ObjectNode shown) {
    shown
        .put("jobId", execution.jobId())
        .put("status", execution.status().name())
        .put("thingArn", Thing.arn(place, execution.thing()))
        .put("queuedAt", Timestamps.seconds(execution.queuedAt()))
        .put("lastUpdatedAt", Timestamps.seconds(execution.updatedAt()))
        .put("executionNumber", execution.number())
        .put("versionNumber", execution.version());
    execution.startedAt().ifPresent(start -> shown.put("startedAt", Timestamps.seconds(start)));
    if (!execution.details().isEmpty()) {
      execution.details().forEach(shown.putObject("statusDetails").putObject("detailsMap")::put);
    }
    execution
        .deadline()
        .filter(_ -> !execution.status().ended())
        .ifPresent(end ->
            shown.put("approximateSecondsBeforeTimedOut", Duration.between(now, end).toSeconds()));
  }
}
