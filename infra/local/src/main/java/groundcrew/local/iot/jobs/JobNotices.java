package groundcrew.local.iot.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.iot.messages.Message;
import groundcrew.local.iot.messages.Messages;
import groundcrew.local.iot.registry.Thing;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/// What Jobs tells of itself: things of what is pending, and everybody of what has happened.
record JobNotices(Messages messages, EventConfigurations configurations, InstantSource clock) {
  private static final int LONGEST_LIST = 15;

  /// Tells a thing what is different now.
  ///
  /// @param document of an execution
  void pendingChanged(
      AccountRegion place,
      String thing,
      List<JobExecution> before,
      List<JobExecution> after,
      Function<JobExecution, JsonNode> document) {
    var topic = "$aws/things/" + thing + "/jobs/";
    if (!keys(before).equals(keys(after))) {
      publish(
          place,
          topic + "notify",
          JobJson.pending(after.stream().limit(LONGEST_LIST).toList(), clock.instant()));
    }
    var next = after.stream().findFirst();
    if (!key(before.stream().findFirst()).equals(key(next))) {
      var notice =
          JsonNodeFactory.instance.objectNode().put("timestamp", clock.instant().getEpochSecond());
      next.ifPresent(execution ->
          notice.set("execution", JobJson.whole(execution, document.apply(execution))));
      publish(place, topic + "notify-next", notice);
    }
  }

  private static List<String> keys(List<JobExecution> executions) {
    return executions.stream().flatMap(one -> key(Optional.of(one)).stream()).sorted().toList();
  }

  private static Optional<String> key(Optional<JobExecution> execution) {
    return execution.map(one -> one.jobId() + " " + one.number());
  }

  /// Publishes what has become of an execution.
  void execution(AccountRegion place, JobExecution execution, String operation) {
    if (!configurations.on(place, EventConfigurations.JOB_EXECUTION)) {
      return;
    }
    var event =
        event(EventConfigurations.JOB_EXECUTION, operation, execution.jobId())
            .put("thingArn", Thing.arn(place, execution.thing()))
            .put("status", execution.status().name());
    JobJson.details(event, execution);
    publish(place, "$aws/events/jobExecution/" + execution.jobId() + "/" + operation, event);
  }

  /// Publishes what has become of a job.
  ///
  /// @param executions the last one of each thing
  void job(Job job, String operation, String status, Stream<JobExecution> executions) {
    if (!configurations.on(job.place(), EventConfigurations.JOB)) {
      return;
    }
    var event =
        event(EventConfigurations.JOB, operation, job.id())
            .put("status", status)
            .put("targetSelection", "SNAPSHOT");
    event.set("targets", job.request().path("targets"));
    Optional.ofNullable(job.request().path("description").textValue())
        .ifPresent(text -> event.put("description", text));
    job.completedAt()
        .filter(_ -> job.status() == Job.Status.COMPLETED)
        .ifPresent(when -> event.put("completedAt", when.toEpochMilli()));
    event
        .put("createdAt", job.createdAt().toEpochMilli())
        .put("lastUpdatedAt", job.updatedAt().toEpochMilli());
    job.comment().ifPresent(text -> event.put("comment", text));
    if (operation.equals("completed") || operation.equals("canceled")) {
      var counts = event.putObject("jobProcessDetails");
      var last = executions.toList();
      for (var ended : ExecutionStatus.values()) {
        if (ended.ended()) {
          counts.put(counter(ended), last.stream().filter(one -> one.status() == ended).count());
        }
      }
    }
    publish(job.place(), "$aws/events/job/" + job.id() + "/" + operation, event);
  }

  /// Returns the name of a status in jobProcessDetails, such as `numberOfTimedOutThings`.
  static String counter(ExecutionStatus status) {
    return "numberOf%sThings"
        .formatted(
            switch (status) {
              case QUEUED -> "Queued";
              case IN_PROGRESS -> "InProgress";
              case SUCCEEDED -> "Succeeded";
              case FAILED -> "Failed";
              case TIMED_OUT -> "TimedOut";
              case REJECTED -> "Rejected";
              case CANCELED -> "Canceled";
            });
  }

  private ObjectNode event(String type, String operation, String jobId) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("eventType", type)
        .put("eventId", UUID.randomUUID().toString())
        .put("timestamp", clock.instant().getEpochSecond())
        .put("operation", operation)
        .put("jobId", jobId);
  }

  private void publish(AccountRegion place, String topic, ObjectNode body) {
    messages.publish(Message.of(place, topic, body.toString()));
  }
}
