package groundcrew.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.Calls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmKindTest {
  private static final String ALARM =
      """
      {'Namespace':'Test','MetricName':'m','Statistic':'Sum','Period':60,'EvaluationPeriods':2,
       'ComparisonOperator':'GreaterThanThreshold','Threshold':'1.5'}\
      """;

  private final MonitoredGateway cloud = new MonitoredGateway();

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void anAlarmIsShownAsItWasDeclared() {
    var created = cloud.alarm(ALARM);

    assertThat(created.ref()).isEqualTo("stack-Made");
    assertThat(created.attributes())
        .containsEntry("Arn", "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:stack-Made");
    var shown = cloud.client.describeAlarms().metricAlarms().getFirst();
    assertThat(shown.threshold()).isEqualTo(1.5);
    assertThat(shown.metricName()).isEqualTo("m");
    assertThat(shown.actionsEnabled()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Statistic | 'p99' | the statistic p99 is not known here",
        "ExtendedStatistic | 'p99' | property ExtendedStatistic is not supported",
        "Period | 61 | a period must be",
        "Period | 5 | must be 10, 20, 30 or a multiple of 60 seconds",
        "EvaluationPeriods | 0 | must be at least 1",
        "EvaluationPeriods | 1441 | at most PT24H is possible",
        "DatapointsToAlarm | 3 | must be 1 to EvaluationPeriods",
        "Threshold | 'high' | must be a number",
        "ComparisonOperator | 'LessThanLowerOrGreaterThanUpperThreshold' | is not known here",
        "TreatMissingData | 'bad' | must be breaching, notBreaching, ignore or missing",
        "MetricName | null | property MetricName is required",
        "Metrics | [] | property MetricName excludes Metrics",
        "AlarmActions | ['arn:aws:automate:eu-west-1:ec2:stop'] | must be topics of eu-west-1",
        "AlarmActions | ['arn:aws:sns:us-east-1:111122223333:people'] | must be topics of eu-west-1"
      })
  void whatIsNotUnderstoodStopsTheStartWithTheLogicalId(
      String property, String value, String message) {
    var properties = Calls.json(ALARM);
    properties.set(property, Calls.json("{'v':" + value + "}").path("v"));

    assertThatThrownBy(() -> cloud.alarm(properties.toString()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Made (AWS::CloudWatch::Alarm)")
        .hasMessageContaining(message);
  }

  @Test
  void metricMathIsNotUnderstood() {
    var metrics = "'Metrics':[{'Id':'a','Expression':'m1 + 1','Period':60}]";
    assertThatThrownBy(() -> cloud.alarm(grouped(metrics)))
        .hasMessageContaining("property Metrics is not possible here: the expression is not known");
    assertThatThrownBy(() -> cloud.alarm(grouped(metrics.replace("}]", "},{'Id':'m1'}]"))))
        .hasMessageContaining("property Metrics must hold one query");
  }

  @Test
  void aMetricMayBeDeclaredAsAQuery() {
    cloud.alarm(
        grouped(
            "'Metrics':[{'Id':'a','MetricStat':{'Period':60,'Stat':'Sum','Metric':{'Namespace':'Test','MetricName':'m'}}}]"));

    assertThat(cloud.client.describeAlarms().metricAlarms().getFirst().metrics()).hasSize(1);
  }

  private static String grouped(String metrics) {
    return "{%s,'EvaluationPeriods':1,'ComparisonOperator':'LessThanThreshold','Threshold':1}"
        .formatted(metrics);
  }
}
