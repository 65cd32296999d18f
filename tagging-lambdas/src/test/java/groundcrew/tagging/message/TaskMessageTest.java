package groundcrew.tagging.message;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import groundcrew.common.Json;
import groundcrew.tagging.Events;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskMessageTest {
  private static final TaggingTask TASK =
      TaggingTask.of(
          "cloud-center",
          "111122223333",
          "eu-west-1",
          List.of("environment", "cost_centre"),
          Map.of("cost_centre", "42"),
          Instant.parse("2026-01-31T02:00:00Z"));

  @Test
  void writesTheBodyOfTheContract() {
    assertThat(TaskMessage.body(TASK))
        .isEqualTo(
            "{\"version\":1,\"level\":\"cloud-center\",\"account\":\"111122223333\",\"region\":\"eu-west-1\","
                + "\"keys\":[\"cost_centre\",\"environment\"],\"tags\":{\"cost_centre\":\"42\"},"
                + "\"run\":\"2026-01-31T02:00:00Z\"}");
  }

  @Test
  void writesTheAttributeOfTheFirstEdition() {
    assertThat(TaskMessage.tagsAttribute(TASK))
        .isEqualTo("{\"Tags\":[{\"tagkey\":\"cost_centre\",\"tagvalue\":\"42\"}]}");
  }

  @Test
  void readsWhatItWrote() {
    var queueRecord = Json.object().put("body", TaskMessage.body(TASK));

    assertThat(TaskMessage.read(queueRecord, "other")).isEqualTo(TASK);
  }

  @Test
  void readsTheSameFromAnEventAsTheEventLibrary() throws IOException {
    var event =
        JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .build()
            .readValue(Events.tasks(), SQSEvent.class);
    var records = Json.read(Events.tasks()).path("Records");

    var first = (TaggingTask) TaskMessage.read(records.path(0), "cloud-center");
    var oracle = event.getRecords().get(0);
    assertThat(TaskMessage.body(first)).isEqualTo(oracle.getBody());
    assertThat(TaskMessage.tagsAttribute(first)).isEqualTo(attribute(oracle, "Tags"));

    var second = TaskMessage.read(records.path(1), "cloud-center");
    oracle = event.getRecords().get(1);
    assertThat(second.account()).isEqualTo(attribute(oracle, "Account"));
    assertThat(second.region()).isEqualTo(attribute(oracle, "Region"));
    assertThat(second.run())
        .isEqualTo(
            Instant.ofEpochMilli(Long.parseLong(oracle.getAttributes().get("SentTimestamp"))));
  }

  @Test
  void readsAttributesWithTheFunctionsOwnLevelAndTheKeysOfTheTags() {
    var records = Json.read(Events.tasks()).path("Records");

    assertThat(TaskMessage.read(records.path(1), "project"))
        .isEqualTo(
            TaggingTask.of(
                "project",
                "333333333333",
                "eu-central-1",
                List.of("cost_centre", "owner"),
                Map.of("cost_centre", "43", "owner", ""),
                Instant.parse("2026-01-31T02:00:02Z")));
  }

  @Test
  void saysWhatAMessageLacks() {
    assertThatThrownBy(
            () -> TaskMessage.read(Json.read(Events.tasks()).path("Records").path(2), "x"))
        .hasMessageContaining("the message has no 'Tags'");
    assertThatThrownBy(() -> TaskMessage.read(Json.object().put("body", "{\"version\":1}"), "x"))
        .hasMessageContaining("the message has no 'level'");
    assertThatThrownBy(() -> TaskMessage.read(Json.object().put("body", "{\"version\":2}"), "x"))
        .hasMessageContaining("message version 2: expected 1");
  }

  @Test
  void writesAndReadsTheOrderToUndo() {
    var undo =
        new UndoTask(
            "cloud-center",
            "111122223333",
            "eu-west-1",
            Instant.parse("2026-01-31T02:00:00Z"),
            Instant.parse("2026-02-01T09:00:00Z"));

    assertThat(TaskMessage.body(undo))
        .isEqualTo(
            "{\"version\":1,\"kind\":\"undo\",\"level\":\"cloud-center\",\"account\":\"111122223333\","
                + "\"region\":\"eu-west-1\",\"undo\":\"2026-01-31T02:00:00Z\",\"run\":\"2026-02-01T09:00:00Z\"}");
    assertThat(TaskMessage.read(Json.object().put("body", TaskMessage.body(undo)), "x"))
        .isEqualTo(undo);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"version\":1,\"level\": | expected JSON",
        "{\"version\":1,\"kind\":\"wipe\"} | message kind 'wipe': expected none, or undo",
        "{\"version\":1,\"level\":7} | the message's 'level' must be text, but is NUMBER",
        "{\"version\":1,\"level\":\"l\",\"account\":\"111122223333\",\"region\":\"eu-west-1\",\"keys\":[],\"tags\":[]} | 'tags' must be an object",
        "{\"version\":1,\"level\":\"l\",\"account\":\"1\",\"region\":\"eu-west-1\",\"keys\":[],\"tags\":{},\"run\":\"2026-01-31T02:00:00Z\"} | account '1': expected 12 digits",
        "{\"version\":1,\"level\":\"l\",\"account\":\"111122223333\",\"region\":\"eu-west-1\",\"keys\":[],\"tags\":{},\"run\":\"tonight\"} | the message's 'run' is 'tonight': expected an instant",
        "{\"version\":1,\"level\":\"l\",\"account\":\"111122223333\",\"region\":\"eu-west-1\",\"keys\":[\"aws:x\"],\"tags\":{},\"run\":\"2026-01-31T02:00:00Z\"} | tag key 'aws:x'",
      })
  void refusesAMalformedBodyAndSaysWhy(String body, String reason) {
    assertThatThrownBy(() -> TaskMessage.read(Json.object().put("body", body), "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesTagsThatTheLevelDoesNotOwn() {
    assertThatThrownBy(() ->
            TaggingTask.of(
                "l", "111122223333", "eu-west-1", List.of("a"), Map.of("b", ""), Instant.EPOCH))
        .hasMessageContaining("tag key 'b': expected one of the level's keys [a]");
  }

  private static String attribute(SQSEvent.SQSMessage message, String name) {
    return requireNonNull(message.getMessageAttributes().get(name)).getStringValue();
  }
}
