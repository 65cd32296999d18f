package groundcrew.local.iot.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.PartialService;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.iot.registry.Thing;
import groundcrew.local.iot.registry.Things;
import groundcrew.local.model.ServiceModel;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The control plane of jobs and of their events.
final class JobsApi extends PartialService {
  private static final Set<String> OPERATIONS =
      Set.of(
          "CancelJob",
          "CreateJob",
          "DeleteJob",
          "DescribeEventConfigurations",
          "DescribeJob",
          "DescribeJobExecution",
          "GetJobDocument",
          "UpdateEventConfigurations");
  private final Jobs jobs;
  private final JobRequest request;
  private final EventConfigurations configurations;
  private final InstantSource clock;

  JobsApi(Jobs jobs, Things things, EventConfigurations configurations, InstantSource clock) {
    super("iot", OPERATIONS);
    this.jobs = jobs;
    this.request = new JobRequest(things);
    this.configurations = configurations;
    this.clock = clock;
  }

  /// A job is created on its targets and from its template.
  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    var input = call.input();
    var job = Job.arn(call.accountRegion(), input.path("jobId").asText());
    var resources =
        switch (call.operation()) {
          case "CreateJob" ->
              Stream.concat(
                  Stream.of(job),
                  Stream.concat(
                      input.path("targets").valueStream().map(JsonNode::asText),
                      Optional.ofNullable(input.path("jobTemplateArn").textValue()).stream()));
          case "DescribeJobExecution" ->
              Stream.of(job, Thing.arn(call.accountRegion(), input.path("thingName").asText()));
          case "UpdateEventConfigurations", "DescribeEventConfigurations" -> Stream.of("*");
          default -> Stream.of(job);
        };
    return resources
        .map(resource -> RequiredPermission.of("iot:" + call.operation(), resource))
        .toList();
  }

  @Override
  public ObjectNode answer(Call call) {
    var input = call.input();
    var place = call.accountRegion();
    var id = input.path("jobId").asText();
    var answer = JsonNodeFactory.instance.objectNode();
    switch (call.operation()) {
      case "CreateJob" -> {
        var job = request.job(place, input, clock.instant());
        jobs.create(job);
        show(job, answer);
      }
      case "DescribeJob" -> {
        var job = jobs.get(place, id);
        JobDescriptions.describe(job, jobs.executions(job), answer.putObject("job"));
      }
      case "GetJobDocument" -> answer.put("document", jobs.document(place, id).toString());
      case "DescribeJobExecution" ->
          JobDescriptions.describe(
              execution(place, input), place, clock.instant(), answer.putObject("execution"));
      case "CancelJob" ->
          show(
              jobs.cancel(
                  place,
                  id,
                  input.path("force").asBoolean(),
                  Optional.ofNullable(input.path("comment").textValue()),
                  Optional.ofNullable(input.path("reasonCode").textValue())),
              answer);
      case "DeleteJob" -> jobs.delete(place, id, input.path("force").asBoolean());
      case "UpdateEventConfigurations" ->
          configurations.update(place, input.path("eventConfigurations"));
      case "DescribeEventConfigurations" ->
          answer.set(
              "eventConfigurations",
              configurations.shown(
                  place, ServiceModel.load("iot").shape("EventType").path("enum")));
      default -> throw new UnsupportedOperationException(call.operation());
    }
    return answer;
  }

  private static void show(Job job, ObjectNode answer) {
    answer.put("jobArn", job.arn()).put("jobId", job.id());
    if (job.request().has("description")) {
      answer.set("description", job.request().path("description"));
    }
  }

  private JobExecution execution(AccountRegion place, ObjectNode input) {
    return jobs.find(
            place,
            input.path("thingName").asText(),
            input.path("jobId").asText(),
            JobUpdate.number(input, "executionNumber"))
        .orElseThrow(() ->
            new AwsError(
                404,
                "ResourceNotFoundException",
                "There is no execution of job %s for thing %s."
                    .formatted(input.path("jobId").asText(), input.path("thingName").asText())));
  }
}
