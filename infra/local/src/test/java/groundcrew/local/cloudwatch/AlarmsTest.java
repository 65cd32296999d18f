package groundcrew.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.alarms.Notice;
import groundcrew.local.alarms.NoticeJson;
import groundcrew.local.alarms.NoticeText;
import groundcrew.local.alarms.State;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.LocalGateway;
import groundcrew.local.metrics.Measurement;
import groundcrew.local.metrics.Metric;
import groundcrew.local.metrics.Statistics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.InvalidNextTokenException;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

class AlarmsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String ALARM =
      """
      {'AlarmName':'failures','AlarmDescription':'Look at the machine',
       'Namespace':'Test','MetricName':'Failed','Dimensions':[{'Name':'Machine','Value':'a'}],
       'Statistic':'Maximum','Period':60,'EvaluationPeriods':1,
       'ComparisonOperator':'GreaterThanThreshold','Threshold':0,'TreatMissingData':'%s',
       'AlarmActions':['arn:aws:sns:eu-west-1:111122223333:people'],
       'OKActions':['arn:aws:sns:eu-west-1:111122223333:people'],
       'InsufficientDataActions':['arn:aws:sns:eu-west-1:111122223333:people']}\
      """;

  private final MonitoredGateway cloud = new MonitoredGateway();

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void anAlarmBeginsWithoutData() {
    alarm("missing");

    assertThat(shown().stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
    assertThat(shown().stateReason()).isEqualTo("Unchecked: Initial alarm creation");
    cloud.pass(MINUTE);
    assertThat(cloud.told).isEmpty();
  }

  @Test
  void anAlarmTurnsAndTellsItOnce() {
    alarm("notBreaching");
    put(0);
    cloud.pass(MINUTE);
    assertThat(states()).containsExactly("INSUFFICIENT_DATA -> OK");

    put(1);
    cloud.pass(MINUTE);
    put(1);
    cloud.pass(MINUTE);
    put(0);
    cloud.pass(MINUTE);

    assertThat(states()).containsExactly("INSUFFICIENT_DATA -> OK", "OK -> ALARM", "ALARM -> OK");
  }

  @Test
  void dataOfTheRunningMinuteIsNotSeenYet() {
    alarm("notBreaching");
    put(1);

    cloud.cloudWatch.tick(cloud.now);
    assertThat(state()).isEqualTo(State.OK);
    cloud.pass(MINUTE);
    assertThat(state()).isEqualTo(State.ALARM);
  }

  @Test
  void anAlarmStaysForTwoPeriodsAfterItsMetricHasStopped() {
    alarm("notBreaching");
    put(1);
    cloud.pass(Duration.ofMinutes(3));
    assertThat(state()).isEqualTo(State.ALARM);

    cloud.pass(MINUTE);

    assertThat(state()).isEqualTo(State.OK);
    assertThat(shown().stateReason())
        .isEqualTo(
            "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].");
  }

  @ParameterizedTest
  @CsvSource({"missing, INSUFFICIENT_DATA", "ignore, OK", "breaching, ALARM", "notBreaching, OK"})
  void aMetricThatStopsEndsAsTheAlarmSays(String treatment, State end) {
    alarm(treatment);
    put(0);
    cloud.pass(MINUTE);
    assertThat(state()).isEqualTo(State.OK);

    cloud.pass(Duration.ofMinutes(3));

    assertThat(state()).isEqualTo(end);
  }

  @Test
  void theReasonNamesValueTimeAndThreshold() {
    alarm("notBreaching");
    put(2);
    cloud.pass(MINUTE);

    assertThat(shown().stateReason())
        .isEqualTo(
            "Threshold Crossed: 1 datapoint [2.0 (31/01/26 02:00:00)] was greater than the threshold (0.0).");
    assertThat(shown().stateReasonData()).contains("\"recentDatapoints\":[2.0]");
    assertThat(shown().stateUpdatedTimestamp()).isEqualTo(cloud.now);
  }

  @Test
  void anAlarmOfSomePointsOutOfMoreSaysHowMany() {
    cloud.alarm(
        ALARM
            .formatted("notBreaching")
            .replace("'EvaluationPeriods':1", "'EvaluationPeriods':3,'DatapointsToAlarm':2"));
    for (var value : List.of(1, 0, 1)) {
      put(value);
      cloud.pass(MINUTE);
    }

    assertThat(state()).isEqualTo(State.ALARM);
    assertThat(shown().stateReason())
        .isEqualTo(
            "Threshold Crossed: 2 out of the last 3 datapoints [1.0 (31/01/26 02:02:00), 1.0 (31/01/26 02:00:00)] were greater than the threshold (0.0) (minimum 2 datapoints for OK -> ALARM transition).");
  }

  @Test
  void aLongPeriodSlidesByTheMinute() {
    cloud.alarm(ALARM.formatted("notBreaching").replace("'Period':60", "'Period':300"));
    put(1);
    cloud.pass(MINUTE);
    assertThat(state()).isEqualTo(State.ALARM);
    put(0);

    cloud.pass(Duration.ofMinutes(4));
    assertThat(state()).isEqualTo(State.ALARM);
    cloud.pass(MINUTE);
    assertThat(state()).isEqualTo(State.OK);
  }

  @Test
  void anAlarmOverDaysOnlySeesFullHours() {
    cloud.alarm(
        ALARM
            .formatted("notBreaching")
            .replace(
                "'Period':60,'EvaluationPeriods':1",
                "'Period':3600,'EvaluationPeriods':25,'DatapointsToAlarm':1"));
    cloud.now = cloud.now.plus(MINUTE);
    put(1);

    cloud.pass(Duration.ofMinutes(58));
    assertThat(state()).isEqualTo(State.OK);
    cloud.pass(MINUTE);
    assertThat(state()).isEqualTo(State.ALARM);
  }

  @Test
  void anAlarmWhoseActionsAreOffTellsNobody() {
    cloud.alarm(
        ALARM.formatted("notBreaching").replace("'Period'", "'ActionsEnabled':false,'Period'"));
    put(1);
    cloud.pass(MINUTE);

    assertThat(state()).isEqualTo(State.ALARM);
    assertThat(cloud.told).isEmpty();
  }

  @Test
  void theEmailSaysWhatWhyAndWhere() {
    alarm("notBreaching");
    put(2);
    cloud.pass(MINUTE);

    var text = new NoticeText(cloud.told.getLast());
    assertThat(text.subject()).isEqualTo("ALARM: \"failures\" in EU (Ireland)");
    assertThat(text.text())
        .contains("- Description: Look at the machine")
        .contains("- State Change: INSUFFICIENT_DATA -> ALARM")
        .contains("1 datapoint [2.0 (31/01/26 02:00:00)] was greater than the threshold (0.0).")
        .contains("- Timestamp: Saturday 31 January, 2026 02:01:00 UTC")
        .contains("- Alarm Arn: arn:aws:cloudwatch:eu-west-1:111122223333:alarm:failures")
        .contains("- Dimensions: [Machine = a]");
    assertThat(NoticeJson.of(cloud.told.getLast()).toString())
        .contains("\"NewStateValue\":\"ALARM\"")
        .contains("\"Dimensions\":[{\"value\":\"a\",\"name\":\"Machine\"}]")
        .contains("\"StateChangeTime\":\"2026-01-31T02:01:00.000+0000\"");
  }

  @Test
  void whatAServiceMeasuresOfItselfIsTakenAtEachTick() {
    var accountRegion = new AccountRegion(LocalGateway.ACCOUNT, "eu-west-1");
    var metric = Metric.of("AWS/SQS", "Visible", Map.of("QueueName", "dead"));
    cloud.cloudWatch.measure(
        () -> List.of(new Measurement(accountRegion, metric, Statistics.of(4), "Count")));
    cloud.alarm(
        ALARM
            .formatted("notBreaching")
            .replace("'Test'", "'AWS/SQS'")
            .replace("'Failed'", "'Visible'")
            .replace("'Machine','Value':'a'", "'QueueName','Value':'dead'"));

    cloud.pass(Duration.ofMinutes(2));

    assertThat(state()).isEqualTo(State.ALARM);
  }

  @Test
  void alarmsAreFoundByNamePrefixAndState() {
    alarm("notBreaching");
    cloud.alarm(ALARM.formatted("missing").replace("'failures'", "'other'"));
    cloud.pass(MINUTE);

    assertThat(cloud.client.describeAlarms().metricAlarms()).hasSize(2);
    assertThat(cloud.client.describeAlarms(r -> r.alarmNamePrefix("fail")).metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactly("failures");
    assertThat(cloud.client.describeAlarms(r -> r.stateValue(StateValue.OK)).metricAlarms())
        .extracting(MetricAlarm::alarmName)
        .containsExactly("failures");
    assertThat(cloud.client.describeAlarmsPaginator(r -> r.maxRecords(1)).metricAlarms())
        .hasSize(2);
    assertThatThrownBy(() -> cloud.client.describeAlarms(r -> r.nextToken("x")))
        .isInstanceOf(InvalidNextTokenException.class);
  }

  private void alarm(String treatment) {
    cloud.alarm(ALARM.formatted(treatment));
  }

  private void put(double value) {
    cloud.put("Failed", Map.of("Machine", "a"), value);
  }

  private State state() {
    return cloud
        .cloudWatch
        .alarms()
        .state(new AccountRegion(LocalGateway.ACCOUNT, "eu-west-1"), "failures")
        .value();
  }

  private MetricAlarm shown() {
    return cloud.client.describeAlarms(r -> r.alarmNames("failures")).metricAlarms().getFirst();
  }

  private List<String> states() {
    return cloud.told.stream().map(AlarmsTest::change).toList();
  }

  private static String change(Notice notice) {
    return notice.before() + " -> " + notice.now().value();
  }
}
