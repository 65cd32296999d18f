package groundcrew.cdk;

import groundcrew.cdk.Configuration.Schedule;
import groundcrew.cdk.JavaFunction.Props;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// The Guardian of one region's state machines: schedule, publisher, event rule, queue, event
/// handler, their table, the widget with its dashboard, and the alarms.
final class GuardianStack extends HomeStack {
  /// Less than the five minutes of the schedule, so that the quotas can refill between two runs.
  private static final Duration PUBLISHER_TIMEOUT = Duration.ofMinutes(4);

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Schedule EVERY_FIVE_MINUTES =
      new Schedule("rate(5 minutes)", "UTC", Duration.ZERO);

  /// Attempts to start a run. Nothing else is repeated: the next run does the work of one that
  /// failed.
  private static final int START_RETRIES = 2;

  private static final int RETRIES = 0;

  /// A run that cannot start in its own five minutes is dropped: the next run does its work.
  private static final Duration MAXIMUM_DELAY = Duration.ofMinutes(4);

  private final GuardianNames names;
  private final Guardian guardian;
  private final Path jar;
  private final Optional<String> topicArn;

  GuardianStack(
      Construct scope, Configuration configuration, Guardian guardian, String region, Path jar) {
    super(
        scope,
        new Names(configuration).guardian(region).prefix(),
        "monitors the latest execution of every state machine",
        configuration.home().account(),
        region);
    this.names = new Names(configuration).guardian(region);
    this.guardian = guardian;
    this.jar = jar;
    var failures = WorkQueue.failureQueue(this, "Failures", names.failures());
    var table = table();
    this.topicArn = configuration.alarms().map(_ -> new Names(configuration).alarmTopicArn(region));
    var permissions =
        new GuardianPermissions(configuration, guardian, region, table, failures, topicArn);
    var publisher =
        new JavaFunction(
            this,
            "Publisher",
            configuration,
            props(
                names.publisher(),
                "Reads the executions of every state machine and publishes their outcome",
                Handlers.PUBLISHER,
                PUBLISHER_TIMEOUT,
                permissions.ofPublisher()));
    publisher.retryAsync(RETRIES, MAXIMUM_DELAY, failures);
    new Trigger(this, "Trigger", configuration, trigger(), publisher, failures);
    var changes = new StatusChanges(this, "StatusChanges", names, guardian, TIMEOUT);
    changes.invoke(
        new JavaFunction(
            this,
            "Events",
            configuration,
            props(
                names.events(),
                "Publishes each status change of an execution immediately",
                Handlers.EVENTS,
                TIMEOUT,
                permissions.ofEvents(changes.queue()))));
    var widget =
        new JavaFunction(
            this,
            "Widget",
            configuration,
            props(
                names.widget(),
                "Draws a traffic light for each state machine",
                Handlers.WIDGET,
                TIMEOUT,
                permissions.ofWidget()));
    grantView(widget);
    new GuardianDashboard(this, "Dashboard", names, guardian, widget);
    configuration
        .alarms()
        .ifPresent(alarms ->
            new GuardianAlarms(
                this,
                "Alarms",
                names,
                guardian,
                alarms,
                new Names(configuration).alarmTopicArn(region)));
  }

  /// Creates the table of the machines' latest status. It needs no backup: the next run of the
  /// publisher writes it again.
  private Table table() {
    // Do not change the id: CloudFormation would create a second table of the same name first.
    var table =
        Table.Builder.create(this, "Readings")
            .tableName(names.table())
            .partitionKey(
                Attribute.builder().name("stateMachineArn").type(AttributeType.STRING).build())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    NagSuppressions.addResourceSuppressions(
        table,
        List.of(
            NagPackSuppression.builder()
                .id("AwsSolutions-DDB3")
                .reason("The publisher writes the whole table again: there is nothing to recover")
                .build()));
    return table;
  }

  private Trigger.Props trigger() {
    return new Trigger.Props(
        names.schedule(), "Starts the publisher", EVERY_FIVE_MINUTES, MAXIMUM_DELAY, START_RETRIES);
  }

  private Props props(
      String name,
      String description,
      String handler,
      Duration timeout,
      List<PolicyStatement> statements) {
    var variables = new GuardianVariables(names, guardian, topicArn);
    Map<String, String> environment;
    if (handler.equals(Handlers.PUBLISHER)) {
      environment = variables.ofPublisher();
    } else {
      environment = handler.equals(Handlers.EVENTS) ? variables.ofEvents() : variables.common();
    }
    return new Props(name, description, handler, jar, timeout, environment, statements);
  }

  /// Creates the policy for the viewers of the dashboard: the console invokes the widget's function
  /// with the credentials of the viewer.
  private void grantView(JavaFunction widget) {
    ManagedPolicy.Builder.create(this, "GuardianViewer")
        .managedPolicyName(names.viewer())
        // CloudFormation cannot change the description of a policy that has a name.
        .description("Lets a person see the state machines' lights on the dashboard")
        .statements(
            List.of(
                Statements.allow(
                    "InvokeWidget", List.of("lambda:InvokeFunction"), widget.liveArn())))
        .build();
  }
}
