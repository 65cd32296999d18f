package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

class AlarmsTest {
  private static final String PREFIX = "groundcrew-cloud-center-";
  private static final String GUARDIAN = "groundcrew-guardian-eu-west-1-";

  private static final Pattern OF_MACHINES =
      Pattern.compile("groundcrew-guardian-.*-(failed|overdue|in-trouble)");

  @Test
  void eachLevelMonitorsItsQueuesAndFunctions() {
    assertThat(alarms(Synthesised.EXAMPLE, PREFIX))
        .extracting(alarm ->
            "%s %s %s > %s"
                .formatted(
                    alarm.path("AlarmName").asText().replace(PREFIX, ""),
                    alarm.path("MetricName").asText(),
                    alarm.at("/Dimensions/0/Value").asText().replace(PREFIX, ""),
                    alarm.path("Threshold").asInt()))
        .containsExactlyInAnyOrder(
            "tasks-dead-letters ApproximateNumberOfMessagesVisible tasks-dead-letters > 0",
            "undo-tasks-dead-letters ApproximateNumberOfMessagesVisible undo-tasks-dead-letters > 0",
            "failed-runs ApproximateNumberOfMessagesVisible failed-runs > 0",
            "tasks-old ApproximateAgeOfOldestMessage tasks > 21600",
            "account-tagger-errors Errors account-tagger > 0",
            "resource-tagger-errors Errors resource-tagger > 0",
            "undo-errors Errors undo > 0");
  }

  @Test
  void everyAlarmNotifiesTheSameTopic() {
    for (var app : List.of(Synthesised.EXAMPLE, Synthesised.EVERYTHING)) {
      assertThat(app.properties("AWS::CloudWatch::Alarm"))
          .filteredOn(alarm -> !OF_MACHINES.matcher(alarm.path("AlarmName").asText()).matches())
          .extracting(alarm -> text(alarm.path("AlarmActions").path(0)))
          .containsOnly("arn:${AWS::Partition}:sns:eu-west-1:111122223333:groundcrew-alarms");
    }
    assertThat(alarms(Synthesised.EVERYTHING, "groundcrew-")).hasSize(2 * 7 + 10 + 9 + 4 + 4);
  }

  @Test
  void alarmsOnStateMachinesNotifyNobodyBecauseTheFunctionsDo() {
    assertThat(alarms(Synthesised.EXAMPLE, GUARDIAN))
        .filteredOn(alarm -> OF_MACHINES.matcher(alarm.path("AlarmName").asText()).matches())
        .hasSize(3)
        .allMatch(alarm -> alarm.path("AlarmActions").isEmpty());
  }

  @Test
  void alarmsOfALevelAreOkWithoutData() {
    assertThat(alarms(Synthesised.EXAMPLE, PREFIX))
        .allMatch(alarm -> alarm.path("TreatMissingData").asText().equals("notBreaching"));
  }

  @Test
  void guardianMonitorsStateMachinesItsFunctionsAndItsFailures() {
    assertThat(alarms(Synthesised.EXAMPLE, GUARDIAN))
        .extracting(alarm ->
            "%s > %s, %s of %s, no data: %s"
                .formatted(
                    alarm.path("AlarmName").asText().replace(GUARDIAN, ""),
                    alarm.path("Threshold").asInt(),
                    alarm.path("DatapointsToAlarm").asInt(1),
                    alarm.path("EvaluationPeriods").asInt(),
                    alarm.path("TreatMissingData").asText()))
        .containsExactlyInAnyOrder(
            "failed > 2, 1 of 1, no data: ignore",
            "overdue > 0, 1 of 1, no data: ignore",
            "in-trouble > 0, 1 of 1, no data: ignore",
            "readings-late > 0, 1 of 1, no data: ignore",
            "publisher-errors > 0, 2 of 3, no data: breaching",
            "events-errors > 0, 1 of 1, no data: notBreaching",
            "events-undelivered > 0, 1 of 1, no data: notBreaching",
            "events-dead-letters > 0, 1 of 1, no data: notBreaching",
            "widget-errors > 0, 1 of 1, no data: notBreaching",
            "failures > 0, 1 of 1, no data: notBreaching");
  }

  @Test
  void eachMachineIsAContributorOfTheQueriesAlarms() {
    assertThat(alarms(Synthesised.EXAMPLE, GUARDIAN))
        .extracting(alarm -> alarm.at("/Metrics/0/Expression").asText())
        .contains(
            "SELECT MAX(LatestOutcome) FROM SCHEMA(\"StepFunctions\", StateMachineName)"
                + " GROUP BY StateMachineName ORDER BY MAX() DESC LIMIT 500",
            "SELECT MAX(Overdue) FROM SCHEMA(\"StepFunctions\", StateMachineName)"
                + " GROUP BY StateMachineName ORDER BY MAX() DESC LIMIT 500");
  }

  @Test
  void everyPeriodOfTheGuardiansAlarmsContainsOneRun() {
    assertThat(
            Synthesised.EXAMPLE
                .resource("Name", GUARDIAN + "schedule")
                .at("/Properties/ScheduleExpression")
                .asText())
        .isEqualTo("rate(5 minutes)");
    assertThat(alarms(Synthesised.EXAMPLE, GUARDIAN))
        .extracting(alarm -> alarm.path("Period").asInt(alarm.at("/Metrics/0/Period").asInt()))
        .containsOnly(300);
  }

  @Test
  void topicIsDeployedBeforeTheAlarms() {
    assertThat(Synthesised.EXAMPLE.stack("groundcrew-tagging-cloud-center").getDependencies())
        .extracting(Stack::getStackName)
        .containsExactly("groundcrew-alarms");
  }

  @Test
  void alarmsCanPublishToTheTopicAndUnencryptedCallsAreDenied() {
    var policy = Synthesised.EXAMPLE.properties("AWS::SNS::TopicPolicy").getFirst();
    assertThat(PolicyCheck.statements(policy).map(s -> s.path("Sid").asText()))
        .containsExactlyInAnyOrder("AllowPublishThroughSSLOnly", "AlarmsPublish");
    assertThat(Synthesised.EXAMPLE.properties("AWS::SNS::Subscription"))
        .singleElement()
        .matches(one -> one.path("Endpoint").asText().equals("platform@example.com"));
  }

  @Test
  void withoutAnEmailAddressNoAlarmAndNoTopicExists() {
    assertThat(Synthesised.WITHOUT_ALARMS.resources().map(one -> one.path("Type").asText()))
        .contains("AWS::Lambda::Function")
        .doesNotContain("AWS::CloudWatch::Alarm", "AWS::SNS::Topic");
  }

  private static List<JsonNode> alarms(Synthesised app, String prefix) {
    return app.properties("AWS::CloudWatch::Alarm").stream()
        .filter(alarm -> alarm.path("AlarmName").asText().startsWith(prefix))
        .toList();
  }

  private static String text(JsonNode joined) {
    var text = new StringBuilder();
    for (var part : joined.path("Fn::Join").path(1)) {
      text.append(part.isTextual() ? part.asText() : "${" + part.path("Ref").asText() + "}");
    }
    return text.toString();
  }
}
