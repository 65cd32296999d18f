package groundcrew.cdk;

import groundcrew.cdk.Configuration.Schedule;
import groundcrew.cdk.JavaFunction.Props;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// The booth: topic rules, functions, table, bucket, things, schedule, dashboard and alarms.
final class ButtonStack extends HomeStack {
  private static final String PRESSES =
      "SELECT press, age_ms, clientid() AS client, topic(3) AS thing, timestamp() AS received"
          + " FROM 'groundcrew/button/+/press'";
  private static final String JOB_EVENTS = "SELECT * FROM '$aws/events/jobExecution/+/+'";

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration RECONCILE_TIMEOUT = Duration.ofMinutes(4);
  private static final Schedule EVERY_FIVE_MINUTES =
      new Schedule("rate(5 minutes)", "UTC", Duration.ZERO);

  /// A press is stale after an hour.
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /// A reconciliation that cannot start in its own five minutes is dropped: the next one does its
  /// work.
  private static final Duration MAXIMUM_DELAY = Duration.ofMinutes(4);

  private static final int RETRIES = 2;

  private final Configuration configuration;
  private final Button button;
  private final ButtonNames names;
  private final Path jar;
  private final Queue failures;

  ButtonStack(Construct scope, Configuration configuration, Button button, Path jar) {
    super(
        scope,
        new Names(configuration).button().prefix(),
        "plants a tree and prints its label when a button is pressed",
        configuration.home());
    this.configuration = configuration;
    this.button = button;
    this.names = new Names(configuration).button();
    this.jar = jar;
    this.failures = WorkQueue.failureQueue(this, "Failures", names.failures());
    var store = new ButtonStore(this, "Store", names);
    var permissions = new ButtonPermissions(configuration, button, names, store.table(), failures);
    new ButtonThings(this, "Things", configuration, button, names, permissions);
    presses(permissions);
    jobEvents(permissions);
    reconcile(permissions);
    new ButtonDashboard(this, "Dashboard", names, button);
    configuration
        .alarms()
        .ifPresent(alarms ->
            new ButtonAlarms(
                this,
                "Alarms",
                names,
                alarms,
                new Names(configuration).alarmTopicArn(configuration.home().region())));
  }

  private void presses(ButtonPermissions permissions) {
    var press =
        function(
            "Press",
            names.press(),
            "Plants a tree for a press and queues the print of its label",
            Handlers.BUTTON_PRESS,
            TIMEOUT,
            orders(),
            permissions.ofPress());
    button.reservedConcurrency().ifPresent(press::reserve);
    press.retryAsync(RETRIES, LONGEST_WAIT, failures);
    rule("PressRule", "press", "Sends each press to the function", PRESSES, press);
  }

  private void jobEvents(ButtonPermissions permissions) {
    var jobEvent =
        function(
            "JobEvent",
            names.jobEvent(),
            "Records how a print job ended and tells the button",
            Handlers.JOB_EVENT,
            TIMEOUT,
            new ButtonVariables(names, button).ofJobEvents(),
            permissions.ofJobEvent());
    jobEvent.retryAsync(RETRIES, LONGEST_WAIT, failures);
    rule("JobRule", "job", "Sends the end of each print job to the function", JOB_EVENTS, jobEvent);
    var custom =
        function(
            "JobEvents",
            names.jobEvents(),
            "Switches the events of AWS IoT jobs on",
            Handlers.JOB_EVENTS_RESOURCE,
            TIMEOUT,
            new ButtonVariables(names, button).ofCustomResource(),
            permissions.ofCustomResource());
    CustomResource.Builder.create(this, "JobEventsOn")
        .serviceToken(custom.liveArn())
        .resourceType("Custom::JobEvents")
        .build();
  }

  private void reconcile(ButtonPermissions permissions) {
    var reconcile =
        function(
            "Reconcile",
            names.reconcile(),
            "Finishes the presses that stopped between two steps",
            Handlers.RECONCILE,
            RECONCILE_TIMEOUT,
            orders(),
            permissions.ofReconcile());
    reconcile.retryAsync(RETRIES, MAXIMUM_DELAY, failures);
    var props =
        new Trigger.Props(
            names.schedule(), "Finishes presses", EVERY_FIVE_MINUTES, MAXIMUM_DELAY, RETRIES);
    new Trigger(this, "Trigger", configuration, props, reconcile, failures);
  }

  private Map<String, String> orders() {
    return new ButtonVariables(names, button)
        .ofOrders(ButtonPermissions.iot("thing/" + button.printer()));
  }

  private void rule(String id, String end, String description, String sql, JavaFunction target) {
    var statements = new ArrayList<PolicyStatement>();
    statements.add(
        Statements.allow("SendErrors", List.of("sqs:SendMessage"), failures.getQueueArn()));
    statements.addAll(Statements.useKey(configuration));
    var errors =
        Role.Builder.create(this, id + "Errors")
            .roleName(names.ruleErrors() + "-" + end)
            .description("Lets the rule send what the function did not get to the queue")
            .assumedBy(TopicRule.principal())
            .inlinePolicies(
                Map.of("own", PolicyDocument.Builder.create().statements(statements).build()))
            .build();
    new TopicRule(
        this, id, new TopicRule.Props(names.rule(end), description, sql, errors), target, failures);
  }

  private JavaFunction function(
      String id,
      String name,
      String description,
      String handler,
      Duration timeout,
      Map<String, String> environment,
      List<PolicyStatement> statements) {
    var props = new Props(name, description, handler, jar, timeout, environment, statements);
    return new JavaFunction(this, id, configuration, props);
  }
}
