package groundcrew.cdk;

import groundcrew.cdk.Configuration.Schedule;
import groundcrew.cdk.JavaFunction.Particulars;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
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
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// The Guardian of one region's state machines: schedule, publisher, rule, event handler, the table
/// between them, the lights, and the alarms.
final class GuardianStack extends HomeStack {
  /// Less than the schedule's five minutes, by what the quotas need to fill up again.
  private static final Duration PUBLISHER_TIMEOUT = Duration.ofMinutes(4);

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Schedule EVERY_FIVE_MINUTES =
      new Schedule("rate(5 minutes)", "UTC", Duration.ZERO);

  private final GuardianNames names;
  private final Guardian guardian;
  private final Path jar;

  GuardianStack(
      Construct scope, Configuration configuration, Guardian guardian, String region, Path jar) {
    super(
        scope,
        new Names(configuration).guardian(region).prefix(),
        "the latest status of every state machine",
        configuration.home().account(),
        region);
    this.names = new Names(configuration).guardian(region);
    this.guardian = guardian;
    this.jar = jar;
    var failures = WorkQueue.ofFailures(this, "Failures", names.failures());
    var table = table();
    var permissions = new GuardianPermissions(configuration, guardian, region, table, failures);
    var publisher =
        function(
            configuration,
            "Publisher",
            particulars(
                names.publisher(),
                "Reads every state machine and publishes how its executions ended",
                Handlers.PUBLISHER,
                PUBLISHER_TIMEOUT,
                permissions.ofPublisher(),
                Optional.of(failures)));
    new Trigger(this, "Trigger", configuration, trigger(), publisher, failures);
    var events =
        function(
            configuration,
            "Events",
            particulars(
                names.events(),
                "Publishes each change of an execution at once",
                Handlers.EVENTS,
                TIMEOUT,
                permissions.ofEvents(),
                Optional.of(failures)));
    new StatusChanges(this, "StatusChanges", names, guardian, events, failures);
    var widget =
        function(
            configuration,
            "Widget",
            particulars(
                names.widget(),
                "Draws a light for each state machine",
                Handlers.WIDGET,
                TIMEOUT,
                permissions.ofWidget(),
                Optional.empty()));
    letSee(widget);
    new GuardianDashboard(this, "Dashboard", names, guardian, widget);
    if (configuration.alarmEmail().isPresent()) {
      var topic = new Names(configuration).alarmTopicArn(region);
      new GuardianAlarms(this, "Alarms", names, guardian, topic);
    }
  }

  /// Nothing in it is lost for good: the next run reads all machines again.
  private Table table() {
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
                .reason("A run of the publisher fills the table again: there is nothing to recover")
                .build()));
    return table;
  }

  private Trigger.Particulars trigger() {
    // The next run makes up for one that cannot start within its own five minutes.
    return new Trigger.Particulars(
        names.schedule(),
        "Reads every state machine",
        EVERY_FIVE_MINUTES,
        Duration.ofMinutes(4),
        2);
  }

  private Particulars particulars(
      String name,
      String description,
      String handler,
      Duration timeout,
      List<PolicyStatement> may,
      Optional<IQueue> failures) {
    var environment = variables(handler);
    return new Particulars(name, description, handler, jar, timeout, environment, may, failures);
  }

  private Map<String, String> variables(String handler) {
    var variables = new LinkedHashMap<String, String>();
    variables.put("TABLE", names.table());
    variables.put("NAMESPACE", guardian.namespace());
    variables.put("COMPAT_METRICS", Boolean.toString(guardian.compatMetrics()));
    variables.put("LOG_LEVEL", guardian.logLevel());
    if (handler.equals(Handlers.PUBLISHER)) {
      variables.put("QUOTA_SHARE", guardian.quotaShare().toPlainString());
      guardian.namePrefix().ifPresent(prefix -> variables.put("NAME_PREFIX", prefix));
    }
    return variables;
  }

  private JavaFunction function(Configuration configuration, String id, Particulars particulars) {
    var function = new JavaFunction(this, id, particulars);
    Wildcards.explain(function.role(), configuration, particulars.may());
    return function;
  }

  /// The console calls a widget's function with the credentials of the person who looks.
  private void letSee(JavaFunction widget) {
    ManagedPolicy.Builder.create(this, "GuardianViewer")
        .managedPolicyName(names.viewer())
        .description("Lets a person see the state machines' lights on the dashboard")
        .statements(
            List.of(
                Statements.allow("SeeLights", List.of("lambda:InvokeFunction"), widget.liveArn())))
        .build();
  }
}
