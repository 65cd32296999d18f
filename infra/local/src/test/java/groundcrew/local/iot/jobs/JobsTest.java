package groundcrew.local.iot.jobs;

import static groundcrew.local.iot.Bench.publish;
import static groundcrew.local.iot.Bench.subscribed;
import static groundcrew.local.iot.Bench.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import groundcrew.local.gateway.Loss;
import groundcrew.local.iot.Bench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iot.model.Configuration;
import software.amazon.awssdk.services.iot.model.CreateJobRequest;
import software.amazon.awssdk.services.iot.model.EventType;
import software.amazon.awssdk.services.iot.model.InvalidRequestException;
import software.amazon.awssdk.services.iot.model.InvalidStateTransitionException;
import software.amazon.awssdk.services.iot.model.JobExecutionStatus;
import software.amazon.awssdk.services.iot.model.JobStatus;
import software.amazon.awssdk.services.iot.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.iot.model.ResourceNotFoundException;
import software.amazon.awssdk.services.iot.model.RetryCriteria;

@SuppressWarnings("NullAway.Init")
class JobsTest {
  private static final String PRINTER = "arn:aws:iot:eu-west-1:200000000009:thing/printer";
  private static final String TEMPLATE = "arn:aws:iot:eu-west-1::jobtemplate/AWS-Run-Command:1.0";
  private static final String TOPIC = "$aws/things/printer/jobs/";

  /// What a printer may: its own jobs, and here the events, which an operator would see.
  private static final String POLICY =
      """
      {'Version':'2012-10-17','Statement':[
        {'Effect':'Allow','Action':'iot:Connect',
          'Resource':'arn:aws:iot:eu-west-1:200000000009:client/${iot:Connection.Thing.ThingName}'},
        {'Effect':'Allow','Action':['iot:Publish','iot:Receive'],'Resource':[
          'arn:aws:iot:eu-west-1:200000000009:topic/$aws/things/${iot:Connection.Thing.ThingName}/jobs/*',
          'arn:aws:iot:eu-west-1:200000000009:topic/$aws/events/*']},
        {'Effect':'Allow','Action':'iot:Subscribe','Resource':[
          'arn:aws:iot:eu-west-1:200000000009:topicfilter/$aws/things/${iot:Connection.Thing.ThingName}/jobs/*',
          'arn:aws:iot:eu-west-1:200000000009:topicfilter/$aws/events/*']}]}
      """;

  @TempDir private Path work;
  private Bench bench;
  private Mqtt3AsyncClient printer;
  private BlockingQueue<Mqtt3Publish> next;

  @BeforeEach
  void start() throws Exception {
    bench = new Bench(work);
    bench.policy("printer", POLICY);
    printer = bench.connected(bench.register("printer", "printer"));
    next = subscribed(printer, TOPIC + "notify-next");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aThingIsToldOfItsJobStartsItAndEndsIt() throws Exception {
    create("print-1", r -> {});
    var told = json(next).path("execution");
    assertThat(told.path("status").asText()).isEqualTo("QUEUED");
    assertThat(told.path("jobDocument").toString())
        .isEqualTo(
            "{'version':'1.0','steps':[{'action':{'name':'Run-Command','type':'runCommand','input':{'command':'/opt/print.sh,s3://b/1.png'},'runAsUser':'pi'}}]}"
                .replace('\'', '"'));

    var started = ask("start-next", "{'clientToken':'c1'}");
    assertThat(started.path("clientToken").asText()).isEqualTo("c1");
    assertThat(started.at("/execution/status").asText()).isEqualTo("IN_PROGRESS");
    assertThat(started.at("/execution/versionNumber").asInt()).isEqualTo(2);
    assertThat(started.at("/execution/executionNumber").asInt()).isEqualTo(1);
    assertThat(next).isEmpty();
    create("print-2", r -> {});

    var ended =
        ask(
            "print-1/update",
            "{'status':'SUCCEEDED','statusDetails':{'stderr':'ok'},'expectedVersion':2,'includeJobExecutionState':true}");
    assertThat(ended.at("/executionState/status").asText()).isEqualTo("SUCCEEDED");
    assertThat(ended.at("/executionState/statusDetails/stderr").asText()).isEqualTo("ok");
    assertThat(json(next).at("/execution/jobId").asText()).isEqualTo("print-2");

    var job = bench.iot.describeJob(r -> r.jobId("print-1")).job();
    assertThat(job.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(job.jobProcessDetails().numberOfSucceededThings()).isEqualTo(1);
    var execution =
        bench.iot.describeJobExecution(r -> r.jobId("print-1").thingName("printer")).execution();
    assertThat(execution.status()).isEqualTo(JobExecutionStatus.SUCCEEDED);
    assertThat(execution.statusDetails().detailsMap()).containsEntry("stderr", "ok");
    assertThat(execution.thingArn()).isEqualTo(PRINTER);
  }

  @Test
  void pendingExecutionsAreListedAndNothingIsNextAfterTheLast() throws Exception {
    var pending = subscribed(printer, TOPIC + "notify");
    create("print-1", r -> {});
    create("print-2", r -> {});
    assertThat(json(pending).at("/jobs/QUEUED").size()).isEqualTo(1);
    assertThat(json(pending).at("/jobs/QUEUED").size()).isEqualTo(2);
    ask("start-next", "{}");

    var listed = ask("get", "{}");
    assertThat(listed.at("/inProgressJobs/0/jobId").asText()).isEqualTo("print-1");
    assertThat(listed.at("/queuedJobs/0/jobId").asText()).isEqualTo("print-2");
    assertThat(ask("$next/get", "{}").at("/execution/jobId").asText()).isEqualTo("print-1");
    assertThat(
            ask("print-2/get", "{'includeJobDocument':false}").path("execution").has("jobDocument"))
        .isFalse();

    ask("print-1/update", "{'status':'FAILED'}");
    ask("print-2/update", "{'status':'SUCCEEDED'}");
    assertThat(json(pending).at("/jobs/QUEUED/0/jobId").asText()).isEqualTo("print-2");
    assertThat(json(pending).path("jobs").size()).isZero();
    json(next);
    json(next);
    assertThat(json(next).has("execution")).isFalse();
    assertThat(ask("start-next", "{}").path("execution").size()).isZero();
  }

  @Test
  void aJobIdIsUsedOnceWhateverBecameOfTheAnswer() {
    bench.cloud.gateway().faults().next("iot:CreateJob", Loss.RESET, 1);

    assertThatThrownBy(() -> create("print-1", r -> {}))
        .isInstanceOfSatisfying(
            ResourceAlreadyExistsException.class,
            e -> assertThat(e.resourceId()).isEqualTo("print-1"));

    assertThat(bench.iot.getJobDocument(r -> r.jobId("print-1")).document())
        .contains("s3://b/1.png");
  }

  @Test
  void anExecutionThatTakesTooLongIsTimedOutAndQueuedAgainAsOftenAsTheJobSays() throws Exception {
    create(
        "print-1",
        r ->
            r.timeoutConfig(t -> t.inProgressTimeoutInMinutes(5L))
                .jobExecutionsRetryConfig(c ->
                    c.criteriaList(
                        List.of(
                            RetryCriteria.builder()
                                .failureType("TIMED_OUT")
                                .numberOfRetries(1)
                                .build()))));
    json(next);
    ask("start-next", "{}");
    bench.cloud.agenda().turn(Duration.ofMinutes(4));
    assertThat(status("print-1")).isEqualTo(JobExecutionStatus.IN_PROGRESS);

    bench.cloud.agenda().turn(Duration.ofMinutes(2));
    assertThat(status("print-1")).isEqualTo(JobExecutionStatus.QUEUED);
    assertThat(json(next).at("/execution/executionNumber").asInt()).isEqualTo(2);
    assertThat(
            bench
                .iot
                .describeJobExecution(
                    r -> r.jobId("print-1").thingName("printer").executionNumber(1L))
                .execution()
                .status())
        .isEqualTo(JobExecutionStatus.TIMED_OUT);

    ask("start-next", "{}");
    bench.cloud.agenda().turn(Duration.ofMinutes(6));
    assertThat(status("print-1")).isEqualTo(JobExecutionStatus.TIMED_OUT);
    assertThat(bench.iot.describeJob(r -> r.jobId("print-1")).job().status())
        .isEqualTo(JobStatus.COMPLETED);
  }

  @Test
  void aDeviceThatSetsItselfLessTimeIsTimedOutByIt() throws Exception {
    create("print-1", r -> r.timeoutConfig(t -> t.inProgressTimeoutInMinutes(60L)));
    ask("start-next", "{'stepTimeoutInMinutes':2}");
    bench.cloud.agenda().turn(Duration.ofMinutes(1));
    ask("print-1/update", "{'status':'IN_PROGRESS','stepTimeoutInMinutes':5}");
    bench.cloud.agenda().turn(Duration.ofMinutes(4));
    assertThat(status("print-1")).isEqualTo(JobExecutionStatus.IN_PROGRESS);

    bench.cloud.agenda().turn(Duration.ofMinutes(2));

    assertThat(status("print-1")).isEqualTo(JobExecutionStatus.TIMED_OUT);
  }

  @Test
  void eventsArePublishedWhereTheyAreSwitchedOn() throws Exception {
    var events = subscribed(printer, "$aws/events/#");
    create("print-1", r -> {});
    ask("print-1/update", "{'status':'SUCCEEDED'}");
    assertThat(bench.iot.describeEventConfigurations(r -> {}).eventConfigurations().values())
        .hasSize(11)
        .noneMatch(configuration -> configuration.enabled());

    bench.iot.updateEventConfigurations(r ->
        r.eventConfigurations(Map.of(EventType.JOB_EXECUTION, on(true), EventType.JOB, on(true))));
    create("print-2", r -> {});
    ask("print-2/update", "{'status':'FAILED','statusDetails':{'reason':'no paper'}}");

    var execution = json(events);
    assertThat(execution.path("eventType").asText()).isEqualTo("JOB_EXECUTION");
    assertThat(execution.path("operation").asText()).isEqualTo("failed");
    assertThat(execution.path("jobId").asText()).isEqualTo("print-2");
    assertThat(execution.path("thingArn").asText()).isEqualTo(PRINTER);
    assertThat(execution.path("status").asText()).isEqualTo("FAILED");
    assertThat(execution.at("/statusDetails/reason").asText()).isEqualTo("no paper");
    var job = json(events);
    assertThat(job.path("operation").asText()).isEqualTo("completed");
    assertThat(job.at("/jobProcessDetails/numberOfFailedThings").asInt()).isEqualTo(1);

    bench.iot.updateEventConfigurations(
        r -> r.eventConfigurations(Map.of(EventType.JOB_EXECUTION, on(false))));
    assertThat(bench.iot.describeEventConfigurations(r -> {}).eventConfigurations())
        .containsEntry(EventType.JOB, on(true))
        .containsEntry(EventType.JOB_EXECUTION, on(false));
  }

  @Test
  void aRequestThatCannotBeHonouredIsRejected() throws Exception {
    create("print-1", r -> {});

    assertThat(ask("gone/get", "{}").path("code").asText()).isEqualTo("ResourceNotFound");
    assertThat(ask("print-1/update", "no JSON").path("code").asText()).isEqualTo("InvalidJson");
    assertThat(ask("print-1/update", "{'status':'CANCELED'}").path("code").asText())
        .isEqualTo("InvalidRequest");
    assertThat(
            ask("print-1/update", "{'status':'FAILED','statusDetails':{'a b':'c'}}")
                .path("code")
                .asText())
        .isEqualTo("InvalidRequest");
    var mismatch = ask("print-1/update", "{'status':'SUCCEEDED','expectedVersion':7}");
    assertThat(mismatch.path("code").asText()).isEqualTo("VersionMismatch");
    assertThat(mismatch.at("/executionState/versionNumber").asInt()).isEqualTo(1);
    ask("print-1/update", "{'status':'REJECTED'}");
    assertThat(ask("print-1/update", "{'status':'SUCCEEDED'}").path("code").asText())
        .isEqualTo("InvalidStateTransition");
    assertThat(ask("print-1/get", "{}").path("code").asText()).isEqualTo("TerminalStateReached");
  }

  @Test
  void aJobIsCanceledAndDeletedAndItsIdIsFreeThen() throws Exception {
    create("print-1", r -> {});
    json(next);
    assertThatThrownBy(() -> bench.iot.deleteJob(r -> r.jobId("print-1")))
        .isInstanceOf(InvalidStateTransitionException.class);

    bench.iot.cancelJob(r -> r.jobId("print-1").comment("no paper"));
    assertThat(status("print-1")).isEqualTo(JobExecutionStatus.CANCELED);
    assertThat(json(next).has("execution")).isFalse();
    assertThatThrownBy(() -> bench.iot.cancelJob(r -> r.jobId("print-1")))
        .isInstanceOf(InvalidRequestException.class);

    bench.iot.deleteJob(r -> r.jobId("print-1"));
    assertThatThrownBy(() -> bench.iot.describeJob(r -> r.jobId("print-1")))
        .isInstanceOf(ResourceNotFoundException.class);
    create("print-1", r -> {});
  }

  @Test
  void whatAwsRefusesIsRefused() {
    assertRefused(r -> r.documentParameters(Map.of("runAsUser", "pi")));
    assertRefused(r -> r.documentParameters(Map.of("command", "x", "colour", "red")));
    assertRefused(r -> r.jobTemplateArn(null).document("{}"));
    assertRefused(r -> r.document("{}"));
    assertRefused(r -> r.timeoutConfig(t -> t.inProgressTimeoutInMinutes(10_081L)));
    assertRefused(r -> r.documentParameters(Map.of("command", "x".repeat(30_721))));
    assertThatThrownBy(() -> create("print-1", r -> r.targets(PRINTER + "-2")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private void assertRefused(Consumer<CreateJobRequest.Builder> change) {
    assertThatThrownBy(() -> create("print-1", change)).isInstanceOf(InvalidRequestException.class);
  }

  private void create(String id, Consumer<CreateJobRequest.Builder> change) {
    bench.iot.createJob(r -> {
      r.jobId(id)
          .targets(PRINTER)
          .jobTemplateArn(TEMPLATE)
          .documentParameters(Map.of("command", "/opt/print.sh,s3://b/1.png", "runAsUser", "pi"));
      change.accept(r);
    });
  }

  private JobExecutionStatus status(String job) {
    return bench
        .iot
        .describeJobExecution(r -> r.jobId(job).thingName("printer"))
        .execution()
        .status();
  }

  /// Returns the answer to a request, whichever it is.
  private JsonNode ask(String request, String payload) throws Exception {
    var answers = subscribed(printer, TOPIC + request + "/+");
    publish(printer, TOPIC + request, payload.replace('\'', '"'));
    return json(answers);
  }

  private static JsonNode json(BlockingQueue<Mqtt3Publish> messages) throws Exception {
    return new ObjectMapper().readTree(text(messages));
  }

  private static Configuration on(boolean enabled) {
    return Configuration.builder().enabled(enabled).build();
  }
}
