package groundcrew.cdk;

import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;
import software.constructs.Construct;

/// The alarms of the Guardian in one region: a state machine failed, a state machine is no longer
/// started, or the Guardian itself does not work.
///
/// The alarms on state machines notify nobody: the functions send one message for each state
/// machine that fails, and one when it recovers. These alarms are for consoles and for other tools.
///
/// Each alarm has an entry in the runbook, named `guardian-` and the end of the alarm's name. In
/// the two alarms on a query each state machine is a contributor: CloudWatch reads at most 500 time
/// series, keeps at most 100 contributors in ALARM, and needs data from the last 3 hours.
final class GuardianAlarms extends Construct {
  /// Equals the interval of the schedule: each run publishes one data point in each period.
  static final Duration PERIOD = MetricAlarms.PERIOD;

  /// SUCCEEDED, the highest code that is not a failure.
  private static final int SUCCEEDED = 2;

  private final String namespace;

  GuardianAlarms(
      Construct scope,
      String id,
      GuardianNames names,
      Guardian guardian,
      Configuration.Alarms settings,
      String topicArn) {
    super(scope, id);
    this.namespace = guardian.namespace();
    var alarms = new MetricAlarms(this, names.prefix(), "guardian-", settings, topicArn);
    // Without data these keep their state: the publisher's own alarm reports that it stopped. In
    // each run there is a value of no machine, so that they recover after their last machine is
    // gone.
    alarms
        .alarm("failed", "The newest finished execution of a state machine did not succeed")
        .metrics(query("LatestOutcome"))
        .threshold(SUCCEEDED)
        .treatMissingData("ignore")
        .alarmActions(List.of())
        .build();
    alarms
        .alarm("overdue", "A state machine has not succeeded for longer than its tag allows")
        .metrics(query("Overdue"))
        .treatMissingData("ignore")
        .alarmActions(List.of())
        .build();
    alarms
        .metric("in-trouble", "At least one state machine failed or is overdue")
        .namespace(namespace)
        .metricName("MachinesInTrouble")
        .statistic("Maximum")
        .treatMissingData("ignore")
        .alarmActions(List.of())
        .build();
    alarms
        .metric(
            "readings-late",
            "The reading of a state machine is older than the number of state machines explains")
        .namespace(namespace)
        .metricName("ReadingsLate")
        .statistic("Maximum")
        .treatMissingData("ignore")
        .build();
    // Each invocation publishes its number of errors, including 0: no data means no invocation.
    alarms
        .errors(
            names.publisher(),
            "Two of the last three runs of the publisher failed or did not start")
        .evaluationPeriods(3)
        .datapointsToAlarm(2)
        .treatMissingData("breaching")
        .build();
    alarms
        .errors(
            names.events(), "A batch of status changes could not be processed at its first attempt")
        .build();
    alarms
        .metric("events-undelivered", "The rule could not send status changes to its queue")
        .namespace("AWS/Events")
        .metricName("FailedInvocations")
        .dimensions(List.of(MetricAlarms.dimension("RuleName", names.events())))
        .statistic("Sum")
        .build();
    alarms
        .messages(
            "events-dead-letters",
            "Status changes failed in every attempt and wait in "
                + WorkQueue.deadLetters(names.events()),
            WorkQueue.deadLetters(names.events()))
        .build();
    alarms.errors(names.widget(), "The traffic lights could not be drawn").build();
    alarms
        .messages(
            "failures",
            "Runs of the publisher failed or could not start, and wait in " + names.failures(),
            names.failures())
        .build();
  }

  private List<MetricDataQueryProperty> query(String metric) {
    return List.of(
        MetricDataQueryProperty.builder()
            .id("worst")
            .expression(
                "SELECT MAX(%s) FROM SCHEMA(\"%s\", StateMachineName) GROUP BY StateMachineName ORDER BY MAX() DESC LIMIT 500"
                    .formatted(metric, namespace))
            .period(PERIOD.toSeconds())
            .returnData(true)
            .build());
  }
}
