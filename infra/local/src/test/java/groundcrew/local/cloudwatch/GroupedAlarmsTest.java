package groundcrew.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.alarms.NoticeText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.AlarmContributor;
import software.amazon.awssdk.services.cloudwatch.model.EvaluationState;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/// One alarm over many machines.
class GroupedAlarmsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String ALARM =
      """
      {'AlarmName':'machines','Metrics':[{'Id':'q','Period':60,'ReturnData':true,
       'Expression':'SELECT MAX(Outcome) FROM SCHEMA(\\"Test\\", Machine) GROUP BY Machine ORDER BY MAX() DESC LIMIT 500'}],
       'EvaluationPeriods':1,'ComparisonOperator':'GreaterThanThreshold','Threshold':2,
       'TreatMissingData':'%s',
       'AlarmActions':['arn:aws:sns:eu-west-1:111122223333:people'],
       'OKActions':['arn:aws:sns:eu-west-1:111122223333:people']}\
      """;

  private final MonitoredGateway cloud = new MonitoredGateway();

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void oneMachineTurnsTheAlarmAndIsNamedAsItsContributor() {
    alarm("notBreaching");
    put("calm", 2);
    put("broken", 3);
    cloud.pass(MINUTE);

    assertThat(shown().stateValue()).isEqualTo(StateValue.ALARM);
    assertThat(shown().stateReason()).isEqualTo("1 out of 2 time series evaluated to ALARM");
    assertThat(contributors())
        .singleElement()
        .satisfies(contributor -> {
          assertThat(contributor.contributorAttributes()).isEqualTo(Map.of("Machine", "broken"));
          assertThat(contributor.stateReason()).contains("[3.0 (31/01/26 02:00:00)]");
        });
  }

  @Test
  void contributorAndAlarmTellTheirOwnChanges() {
    alarm("notBreaching");
    fails("a");
    assertThat(told()).containsExactly("{Machine=a} OK -> ALARM", "{} INSUFFICIENT_DATA -> ALARM");

    fails("a", "b");
    assertThat(told()).containsExactly("{Machine=b} OK -> ALARM");

    put("a", 2);
    put("b", 2);
    cloud.pass(MINUTE);
    assertThat(told())
        .containsExactlyInAnyOrder(
            "{Machine=a} ALARM -> OK", "{Machine=b} ALARM -> OK", "{} ALARM -> OK");
  }

  @Test
  void theEmailOfAContributorNamesIt() {
    alarm("notBreaching");
    fails("a");

    assertThat(new NoticeText(cloud.told.getFirst()).text())
        .contains("Alarm Contributor:\n- Machine = a");
    assertThat(new NoticeText(cloud.told.getLast()).text()).doesNotContain("Contributor");
  }

  @Test
  void aMachineThatIsGoneIsOkAndForgotten() {
    alarm("breaching");
    fails("a");
    put("b", 1);
    told();

    for (var i = 0; i < 4; i++) {
      put("b", 1);
      cloud.pass(MINUTE);
    }

    assertThat(cloud.told)
        .anySatisfy(notice -> {
          assertThat(notice.contributor()).isEqualTo(Map.of("Machine", "a"));
          assertThat(notice.now().reason()).isEqualTo("No data was returned for this contributor");
        });
    assertThat(contributors()).isEmpty();
    assertThat(shown().stateValue()).isEqualTo(StateValue.OK);
  }

  @ParameterizedTest
  @CsvSource({
    "missing, INSUFFICIENT_DATA",
    "ignore, OK",
    "breaching, INSUFFICIENT_DATA",
    "notBreaching, OK"
  })
  void withoutAnySeriesItNeverTurnsAlarm(String treatment, StateValue end) {
    alarm(treatment);
    put("a", 1);
    cloud.pass(MINUTE);
    assertThat(shown().stateValue()).isEqualTo(StateValue.OK);

    cloud.pass(Duration.ofMinutes(5));

    assertThat(shown().stateValue()).isEqualTo(end);
  }

  @Test
  void aHundredContributorsAreNamedAtMost() {
    alarm("notBreaching");
    many(105);
    cloud.pass(MINUTE);

    assertThat(shown().stateReason()).isEqualTo("100+ time series evaluated to ALARM");
    assertThat(contributors()).hasSize(100);
    assertThat(shown().evaluationState()).isNull();
  }

  @Test
  void moreThanFiveHundredMachinesAreJudgedInPart() {
    alarm("notBreaching");
    many(501);
    cloud.pass(MINUTE);

    assertThat(shown().evaluationState()).isEqualTo(EvaluationState.PARTIAL_DATA);
  }

  @Test
  void onlyThreeHoursCanBeLookedAt() {
    assertThatThrownBy(() ->
            cloud.alarm(
                ALARM
                    .formatted("missing")
                    .replace("'EvaluationPeriods':1", "'EvaluationPeriods':181")))
        .hasMessageContaining("at most PT3H is possible");
  }

  @Test
  void anAlarmThatIsNotThereHasNoContributors() {
    assertThatThrownBy(() -> cloud.client.describeAlarmContributors(r -> r.alarmName("none")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private void alarm(String treatment) {
    cloud.alarm(ALARM.formatted(treatment));
  }

  private void fails(String... machines) {
    for (var machine : machines) {
      put(machine, 3);
    }
    cloud.pass(MINUTE);
  }

  private void put(String machine, double outcome) {
    cloud.put("Outcome", Map.of("Machine", machine), outcome);
  }

  private void many(int number) {
    cloud.client.putMetricData(r -> r.namespace("Test").metricData(data(number)));
  }

  private List<MetricDatum> data(int number) {
    return IntStream.range(0, number)
        .mapToObj(i ->
            MonitoredGateway.datum("Outcome", Map.of("Machine", "m" + i), 3)
                .timestamp(cloud.now)
                .build())
        .toList();
  }

  private MetricAlarm shown() {
    return cloud.client.describeAlarms().metricAlarms().getFirst();
  }

  private List<AlarmContributor> contributors() {
    return cloud.client.describeAlarmContributors(r -> r.alarmName("machines")).alarmContributors();
  }

  /// Takes what was told since it was last asked.
  private List<String> told() {
    var told =
        cloud.told.stream()
            .map(notice ->
                "%s %s -> %s"
                    .formatted(notice.contributor(), notice.before(), notice.now().value()))
            .toList();
    cloud.told.clear();
    return told;
  }
}
