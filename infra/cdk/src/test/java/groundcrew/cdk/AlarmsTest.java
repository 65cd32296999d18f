package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;

class AlarmsTest {
  private static final String PREFIX = "groundcrew-cloud-center-";

  @Test
  void eachLevelWatchesItsQueuesAndFunctions() {
    assertThat(Synthesised.EXAMPLE.properties("AWS::CloudWatch::Alarm"))
        .extracting(alarm ->
            "%s %s %s > %s"
                .formatted(
                    alarm.path("AlarmName").asText().replace(PREFIX, ""),
                    alarm.path("MetricName").asText(),
                    alarm.at("/Dimensions/0/Value").asText().replace(PREFIX, ""),
                    alarm.path("Threshold").asInt()))
        .containsExactlyInAnyOrder(
            "orders-dead ApproximateNumberOfMessagesVisible orders-dead > 0",
            "undo-dead ApproximateNumberOfMessagesVisible undo-dead > 0",
            "failed-runs ApproximateNumberOfMessagesVisible failed-runs > 0",
            "orders-old ApproximateAgeOfOldestMessage orders > 21600",
            "lister-errors Errors lister > 0",
            "tagger-errors Errors tagger > 0",
            "undo-errors Errors undo > 0");
  }

  @Test
  void everyAlarmHasItsEntryInTheRunbook() throws IOException {
    var runbook = Files.readString(Path.of("README.md"));
    assertThat(Synthesised.EXAMPLE.properties("AWS::CloudWatch::Alarm"))
        .allSatisfy(alarm -> {
          assertThat(alarm.path("AlarmDescription").asText()).endsWith("infra/cdk/README.md");
          var end = alarm.path("AlarmName").asText().replace(PREFIX, "-");
          assertThat(runbook).contains("\n| `%s` |".formatted(end));
        });
  }

  @Test
  void everyAlarmTellsTheOneTopicAndIsQuietWithoutData() {
    for (var app : List.of(Synthesised.EXAMPLE, Synthesised.EVERYTHING)) {
      var alarms = app.properties("AWS::CloudWatch::Alarm");
      assertThat(alarms)
          .extracting(alarm -> text(alarm.path("AlarmActions").path(0)))
          .containsOnly("arn:${AWS::Partition}:sns:eu-west-1:111122223333:groundcrew-alarms");
      assertThat(alarms)
          .allMatch(alarm -> alarm.path("TreatMissingData").asText().equals("notBreaching"));
    }
    assertThat(Synthesised.EVERYTHING.properties("AWS::CloudWatch::Alarm")).hasSize(2 * 7);
  }

  @Test
  void topicIsThereBeforeTheAlarms() {
    var level = stack(Synthesised.EXAMPLE, "groundcrew-tagging-cloud-center");
    assertThat(level.getDependencies())
        .extracting(Stack::getStackName)
        .containsExactly("groundcrew-alarms");
  }

  @Test
  void alarmsMayPublishToTheTopicAndAnEncryptedChannelIsAskedFor() {
    var policy = Synthesised.EXAMPLE.properties("AWS::SNS::TopicPolicy").getFirst();
    assertThat(PolicyCheck.statements(policy).map(s -> s.path("Sid").asText()))
        .containsExactlyInAnyOrder("AllowPublishThroughSSLOnly", "AlarmsPublish");
    assertThat(Synthesised.EXAMPLE.properties("AWS::SNS::Subscription"))
        .singleElement()
        .matches(one -> one.path("Endpoint").asText().equals("platform@example.com"));
  }

  @Test
  void withoutAnAddressThereIsNeitherAlarmNorTopic() {
    assertThat(Synthesised.WITHOUT_ALARMS.resources().map(one -> one.path("Type").asText()))
        .contains("AWS::Lambda::Function")
        .doesNotContain("AWS::CloudWatch::Alarm", "AWS::SNS::Topic");
  }

  private static Stack stack(Synthesised app, String name) {
    return app.stacks().stream()
        .filter(stack -> stack.getStackName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String text(JsonNode joined) {
    var text = new StringBuilder();
    for (var part : joined.path("Fn::Join").path(1)) {
      text.append(part.isTextual() ? part.asText() : "${" + part.path("Ref").asText() + "}");
    }
    return text.toString();
  }
}
