package groundcrew.local.iot.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.iot.messages.Message;
import groundcrew.local.iot.registry.Things;
import groundcrew.local.model.ServiceModel;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What things ask of Jobs over MQTT, below `$aws/things/<thing>/jobs/`.
record DeviceJobs(Jobs jobs, Things things, Answers answers, InstantSource clock) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ServiceModel MODEL = ServiceModel.load("data.jobs.iot");
  private static final Pattern TOPIC =
      Pattern.compile(
          "\\$aws/things/(?<thing>[^/]+)/jobs/(?<request>get|start-next|(?<job>[^/]+)/(?<verb>get|update))");
  private static final String NEXT = "$next";
  // Of what is queued, and of what is in progress.
  private static final int LONGEST_LIST = 10;

  /// Takes answers to the client that asked.
  @FunctionalInterface
  interface Answers {
    void answer(AccountRegion place, String clientId, String topic, String payload);
  }

  /// Answers a message that is a request.
  void message(Message message) {
    var topic = TOPIC.matcher(message.topic());
    if (message.clientId().isEmpty() || !topic.matches()) {
      return;
    }
    var payload = JsonNodeFactory.instance.objectNode();
    try {
      payload = payload(message.payload());
      answer(message, payload, "accepted", accepted(message.place(), topic, payload));
    } catch (JobRejection e) {
      var body =
          JsonNodeFactory.instance
              .objectNode()
              .put("code", e.code())
              .put("message", e.getMessage());
      e.state().ifPresent(state -> body.set("executionState", state));
      answer(message, payload, "rejected", body);
    }
  }

  private ObjectNode accepted(AccountRegion place, Matcher topic, ObjectNode payload) {
    var thing = topic.group("thing");
    if (things.find(place, thing).isEmpty()) {
      throw new JobRejection("ResourceNotFound", "Thing %s cannot be found".formatted(thing));
    }
    return switch (topic.group("request")) {
      case "get" -> pending(place, thing);
      case "start-next" -> {
        requireValid("StartNextPendingJobExecution", thing, "", payload);
        var details = JobUpdate.details(payload).orElse(Map.of());
        yield started(place, jobs.startNext(place, thing, details, JobUpdate.step(payload)));
      }
      default ->
          topic.group("verb").equals("get")
              ? described(place, thing, topic.group("job"), payload)
              : updated(place, thing, topic.group("job"), payload);
    };
  }

  private ObjectNode pending(AccountRegion place, String thing) {
    var answer = JsonNodeFactory.instance.objectNode();
    var pending = jobs.pending(place, thing);
    for (var status : List.of(ExecutionStatus.IN_PROGRESS, ExecutionStatus.QUEUED)) {
      var list =
          answer.putArray(status == ExecutionStatus.QUEUED ? "queuedJobs" : "inProgressJobs");
      pending.stream()
          .filter(one -> one.status() == status)
          .limit(LONGEST_LIST)
          .forEach(one -> list.add(JobJson.summary(one)));
    }
    return answer;
  }

  private ObjectNode started(AccountRegion place, Optional<JobExecution> execution) {
    var answer = JsonNodeFactory.instance.objectNode();
    answer.set(
        "execution",
        execution
            .map(one -> JobJson.whole(one, jobs.document(place, one.jobId())))
            .orElseGet(JsonNodeFactory.instance::objectNode));
    return answer;
  }

  private ObjectNode described(AccountRegion place, String thing, String job, ObjectNode payload) {
    if (job.equals(NEXT)) {
      return started(place, jobs.pending(place, thing).stream().findFirst());
    }
    var execution =
        jobs.find(place, thing, job, JobUpdate.number(payload, "executionNumber"))
            .orElseThrow(() -> new JobRejection("ResourceNotFound", "No such job execution"));
    if (execution.status().ended()) {
      throw new JobRejection("TerminalStateReached", "The job execution has ended");
    }
    var answer = JsonNodeFactory.instance.objectNode();
    answer.set(
        "execution",
        payload.path("includeJobDocument").asBoolean(true)
            ? JobJson.whole(execution, jobs.document(place, job))
            : JobJson.whole(execution));
    return answer;
  }

  private ObjectNode updated(AccountRegion place, String thing, String job, ObjectNode payload) {
    requireValid("UpdateJobExecution", thing, job, payload);
    var execution = jobs.update(place, thing, job, JobUpdate.of(payload));
    var answer = JsonNodeFactory.instance.objectNode();
    if (payload.path("includeJobExecutionState").asBoolean()) {
      answer.set("executionState", JobJson.state(execution));
    }
    if (payload.path("includeJobDocument").asBoolean()) {
      answer.set("jobDocument", jobs.document(place, job));
    }
    return answer;
  }

  /// The limits of the HTTP API are those of MQTT.
  private static void requireValid(String operation, String thing, String job, ObjectNode payload) {
    var input = payload.deepCopy();
    input.remove("clientToken");
    input.put("thingName", thing);
    if (!job.isEmpty()) {
      input.put("jobId", job);
    }
    var faults = MODEL.faults(operation, input);
    if (!faults.isEmpty()) {
      throw new JobRejection("InvalidRequest", String.join("; ", faults));
    }
  }

  private static ObjectNode payload(byte[] bytes) {
    try {
      var payload = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
      if (payload instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      // It is not JSON.
    }
    throw new JobRejection("InvalidJson", "The payload is not a JSON object");
  }

  private void answer(Message request, ObjectNode payload, String verdict, JsonNode body) {
    var answer = JsonNodeFactory.instance.objectNode();
    if (payload.has("clientToken")) {
      answer.set("clientToken", payload.path("clientToken"));
    }
    answer.put("timestamp", clock.instant().getEpochSecond());
    body.properties().forEach(one -> answer.set(one.getKey(), one.getValue()));
    answers.answer(
        request.place(),
        request.clientId().orElseThrow(),
        request.topic() + "/" + verdict,
        answer.toString());
  }
}
