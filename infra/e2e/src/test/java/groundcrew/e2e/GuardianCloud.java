package groundcrew.e2e;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groundcrew.demo.assembly.Synthesis;
import groundcrew.demo.assembly.SystemTemplates;
import groundcrew.demo.system.GuardianSystem;
import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import groundcrew.local.alarms.State;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.cloudwatch.CloudWatchModule;
import groundcrew.local.eventbridge.EventBridgeModule;
import groundcrew.local.ground.Event;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.scheduler.SchedulerModule;
import groundcrew.local.sns.Email;
import groundcrew.local.sns.SnsModule;
import groundcrew.local.stepfunctions.Machine;
import groundcrew.local.stepfunctions.MachineType;
import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StatusChange;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/// A few state machines, their cloud, and the Guardian in it.
record GuardianCloud(LocalCloud cloud, GuardianSystem system) implements AutoCloseable {
  private static final String PEOPLE = "platform@example.com";
  static final Duration LIMIT = Patience.LIMIT;
  static final String REGION = "eu-west-1";
  static final String NAMESPACE = "StepFunctions";

  static GuardianCloud start() throws IOException {
    return start(templates -> {});
  }

  /// Starts with copies of the templates, changed.
  static GuardianCloud start(Consumer<List<Template>> change) throws IOException {
    return deploy(cloud -> {
      var synthesis = Synthesis.ofThisRepository();
      var templates = templates(synthesis.synthesise(synthesis.exampleConfiguration()));
      change.accept(templates);
      return templates;
    });
  }

  /// Starts with templates that need something of the cloud.
  static GuardianCloud deploy(Function<LocalCloud, List<Template>> templates) throws IOException {
    var fixture = TaggingCloud.smallOrganization();
    var settings = LocalCloudSettings.in(Files.createTempDirectory("groundcrew"));
    var cloud = LocalCloud.start(fixture, settings);
    cloud.iam().decisions().record();
    try {
      return new GuardianCloud(cloud, GuardianSystem.deploy(cloud, templates.apply(cloud)));
    } catch (RuntimeException e) {
      cloud.close();
      throw e;
    }
  }

  /// Returns copies of the templates of an assembly.
  static List<Template> templates(Path assembly) {
    return SystemTemplates.of(assembly, GuardianSystem.NAME).stream().map(Template::copy).toList();
  }

  /// Creates a machine whose executions ended so, the newest last, an hour apart.
  String machine(String name, Status... executions) {
    return machine(name, Map.of(), executions);
  }

  String machine(String name, Map<String, String> tags, Status... executions) {
    var now = clock().instant().truncatedTo(ChronoUnit.MILLIS);
    var arn = create(name, MachineType.STANDARD, tags);
    for (var i = 0; i < executions.length; i++) {
      var started = now.minus(Duration.ofHours(executions.length - i));
      cloud
          .module(StepFunctionsModule.class)
          .states()
          .seed(arn, "e-" + i, executions[i], started, started.plusSeconds(60));
    }
    return arn;
  }

  String express(String name) {
    return create(name, MachineType.EXPRESS, Map.of());
  }

  private String create(String name, MachineType type, Map<String, String> tags) {
    var created = clock().instant().minus(Duration.ofDays(30));
    return cloud
        .module(StepFunctionsModule.class)
        .states()
        .create(Machine.of(system.account(), REGION, name, type, created), tags)
        .arn();
  }

  /// Fires the schedule and waits for the run's end.
  void run() {
    system.run(LIMIT);
  }

  /// Returns what a machine's metric was last; empty where it has none of the last hours.
  OptionalDouble latest(String metric, String machine) {
    return value(
        metric, List.of(Dimension.builder().name("StateMachineName").value(machine).build()));
  }

  OptionalDouble latest(String metric) {
    return value(metric, List.of());
  }

  private OptionalDouble value(String metric, List<Dimension> dimensions) {
    var query =
        MetricDataQuery.builder()
            .id("latest")
            .metricStat(stat ->
                stat.stat("Maximum")
                    .period(60)
                    .metric(
                        one -> one.namespace(NAMESPACE).metricName(metric).dimensions(dimensions)))
            .build();
    var now = clock().instant();
    try (var cloudWatch = operator().client(CloudWatchClient.builder())) {
      var result =
          cloudWatch
              .getMetricDataPaginator(request ->
                  request
                      .metricDataQueries(query)
                      .startTime(now.minus(Duration.ofHours(3)))
                      .endTime(now.plusSeconds(60)))
              .metricDataResults()
              .stream()
              .toList();
      return result.stream()
          .flatMap(page -> zipped(page.timestamps(), page.values()))
          .max(Map.Entry.comparingByKey())
          .map(entry -> OptionalDouble.of(entry.getValue()))
          .orElseGet(OptionalDouble::empty);
    }
  }

  private static <K extends Comparable<K>> Stream<Map.Entry<K, Double>> zipped(
      List<K> times, List<Double> values) {
    return IntStream.range(0, times.size()).mapToObj(i -> Map.entry(times.get(i), values.get(i)));
  }

  /// Returns the state of an alarm.
  ///
  /// @param end of its name
  State alarm(String end) {
    return cloud
        .module(CloudWatchModule.class)
        .cloudWatch()
        .alarms()
        .state(new AccountRegion(system.account(), REGION), system.stack() + "-" + end)
        .value();
  }

  AsOperator operator() {
    return new AsOperator(cloud, system.account(), REGION);
  }

  InstantSource clock() {
    return cloud.agenda();
  }

  /// Lets minutes pass while the schedule is disabled.
  void pass(int minutes) {
    cloud.agenda().turn(Duration.ofMinutes(minutes));
  }

  /// Confirms the subscription of the people who are notified.
  void confirmSubscription() {
    cloud.module(SnsModule.class).sns().confirm(PEOPLE);
  }

  /// Returns the messages of a machine, by which people are notified.
  List<Email> messages(String machine) {
    return cloud.module(SnsModule.class).sns().mailbox().to(PEOPLE).stream()
        .filter(email -> email.text().contains("State machine " + machine + " "))
        .toList();
  }

  /// Turns the clock to the beginning of a minute: what happens next is of one minute.
  void passToTheNextMinute() {
    var now = clock().instant();
    var next = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    cloud.agenda().turn(Duration.between(now, next));
  }

  /// Lets the schedule's five minutes pass, several times, while it is enabled.
  void passWithRuns(int runs) {
    var scheduler = cloud.module(SchedulerModule.class).scheduler();
    scheduler.enable(system.schedule());
    pass(5 * runs);
    scheduler.disable(system.schedule());
    pass(1);
  }

  @Override
  public void close() {
    cloud.close();
  }

  /// Puts an event on the bus that Step Functions itself would not send.
  void putEvent(String execution, String machine, String status) {
    var now = clock().instant();
    var detail =
        JsonNodeFactory.instance
            .objectNode()
            .put("executionArn", execution)
            .put("stateMachineArn", machine)
            .put("status", status)
            .put("startDate", now.toEpochMilli());
    cloud
        .module(EventBridgeModule.class)
        .events()
        .put(
            new Event(
                "aws.states",
                StatusChange.DETAIL_TYPE,
                system.account(),
                REGION,
                now,
                List.of(),
                detail));
  }
}
