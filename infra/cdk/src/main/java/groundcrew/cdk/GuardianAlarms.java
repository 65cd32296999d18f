package groundcrew.cdk;

import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.DimensionProperty;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm.MetricDataQueryProperty;
import software.constructs.Construct;

/// Tells a person when a machine's newest execution failed, when one stopped being started, and
/// when the Guardian itself does not work.
///
/// Each alarm has its entry in the runbook, under the end of its name. The two over queries have
/// each machine as a contributor: CloudWatch reads 500 series at most, keeps 100 contributors in
/// ALARM at most, and needs data of the last 3 hours.
final class GuardianAlarms extends Construct {
  /// Of the schedule: each run puts one point into each period.
  static final Duration PERIOD = Duration.ofMinutes(5);

  /// The worst code that is no trouble, SUCCEEDED.
  private static final int WORST_GOOD = 2;

  private final GuardianNames names;
  private final String namespace;
  private final String topicArn;

  GuardianAlarms(
      Construct scope, String id, GuardianNames names, Guardian guardian, String topicArn) {
    super(scope, id);
    this.names = names;
    this.namespace = guardian.namespace();
    this.topicArn = topicArn;
    // While the publisher stands still these stay as they are: its own alarm tells of that.
    alarm("failed", "The newest finished execution of a state machine did not succeed")
        .metrics(query("LatestOutcome"))
        .threshold(WORST_GOOD)
        .treatMissingData("ignore")
        .build();
    alarm("overdue", "A state machine had no success for longer than its tag allows")
        .metrics(query("Overdue"))
        .treatMissingData("ignore")
        .build();
    metricAlarm("in-trouble", "State machines are in trouble: the dashboard shows which")
        .namespace(namespace)
        .metricName("MachinesInTrouble")
        .statistic("Maximum")
        .treatMissingData("ignore")
        .build();
    // Every invocation counts its errors, be it 0: no data is no invocation.
    errors(names.publisher(), "Two of three runs of the publisher failed or did not happen")
        .evaluationPeriods(3)
        .datapointsToAlarm(2)
        .treatMissingData("breaching")
        .build();
    errors(names.events(), "A change of an execution could not be published at once").build();
    errors(names.widget(), "The lights could not be drawn").build();
    metricAlarm("failures", "Events wait in " + names.failures())
        .namespace("AWS/SQS")
        .metricName("ApproximateNumberOfMessagesVisible")
        .dimensions(List.of(dimension("QueueName", names.failures())))
        .statistic("Maximum")
        .build();
  }

  private CfnAlarm.Builder errors(String function, String meaning) {
    return metricAlarm(function.substring(names.prefix().length() + 1) + "-errors", meaning)
        .namespace("AWS/Lambda")
        .metricName("Errors")
        .dimensions(List.of(dimension("FunctionName", function)))
        .statistic("Sum");
  }

  private CfnAlarm.Builder metricAlarm(String end, String meaning) {
    return alarm(end, meaning).period(PERIOD.toSeconds());
  }

  private CfnAlarm.Builder alarm(String end, String meaning) {
    return CfnAlarm.Builder.create(this, end)
        .alarmName(names.prefix() + "-" + end)
        .alarmDescription(meaning + ". What to do: infra/cdk/README.md")
        .comparisonOperator("GreaterThanThreshold")
        .threshold(0)
        .evaluationPeriods(1)
        .treatMissingData("notBreaching")
        .alarmActions(List.of(topicArn));
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

  private static DimensionProperty dimension(String name, String value) {
    return DimensionProperty.builder().name(name).value(value).build();
  }
}
