package groundcrew.tagging.message;

import static groundcrew.tagging.queue.Messages.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.PermanentFailureException;
import groundcrew.tagging.Events;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  void writesAndReadsTheKeysThatAreOnlyDefaults() {
    var task = TASK.withDefaults(List.of("environment"));

    assertThat(TaskMessage.body(task)).contains(",\"defaults\":[\"environment\"],");
    assertThat(read(TaskMessage.body(task))).isEqualTo(task);
  }

  @Test
  void writesAndReadsThePositionOfAContinuation() {
    var continued = TASK.at(new Position("tagged:token", 3, 5, List.of("environment")));

    assertThat(TaskMessage.body(continued))
        .endsWith(
            ",\"position\":{\"at\":\"tagged:token\",\"steps\":3,\"furthest\":5,"
                + "\"held\":[\"environment\"]}}");
    assertThat(read(TaskMessage.body(continued))).isEqualTo(continued);
  }

  @Test
  void writesAndReadsThePlanOfAnUndo() {
    var plan =
        new UndoTask(
            "cloud-center",
            "111122223333",
            "eu-west-1",
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(1),
            true,
            Position.START.next("part#100"));

    assertThat(TaskMessage.body(plan)).contains("\"plan\":true");
    assertThat(read(TaskMessage.body(plan))).isEqualTo(plan);
  }

  @Test
  void writesTheTagsAttributeOfTheFirstVersion() {
    assertThat(TaskMessage.tagsAttribute(TASK))
        .isEqualTo("{\"Tags\":[{\"tagkey\":\"cost_centre\",\"tagvalue\":\"42\"}]}");
  }

  @Test
  void readsItsOwnMessages() {
    assertThat(TaskMessage.read(message("m-1", TASK), "other")).isEqualTo(TASK);
  }

  @Test
  void readsTheTaskOfARealEvent() {
    var records = Events.batch().getRecords();
    var first = (TaggingTask) TaskMessage.read(Events.messages().get(0), "cloud-center");

    assertThat(TaskMessage.body(first)).isEqualTo(records.get(0).getBody());
    assertThat(TaskMessage.tagsAttribute(first))
        .isEqualTo(Events.messages().get(0).texts().get("Tags"));
  }

  @Test
  void readsAMessageThatHasOnlyAttributes() {
    assertThat(TaskMessage.read(Events.messages().get(1), "project"))
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
  void reportsWhatAMessageLacks() {
    assertThatThrownBy(() -> TaskMessage.read(Events.messages().get(2), "x"))
        .hasMessageContaining("the message has no 'Tags'");
    assertThatThrownBy(() -> read("{\"version\":1}"))
        .hasMessageContaining("field 'level' is missing");
    assertThatThrownBy(() -> read("{\"version\":2}"))
        .hasMessageContaining("message version 2: expected 1");
  }

  @Test
  void writesAndReadsAnUndoTask() {
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
    assertThat(read(TaskMessage.body(undo))).isEqualTo(undo);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"version\":1,\"level\": | expected JSON",
        "{\"version\":1,\"level\":\"l\",\"account\":\"111122223333\",\"region\":\"eu-west-1\",\"keys\":[\"a\"],\"tags\":{\"a\":null},\"run\":\"2026-01-31T02:00:00Z\"} | field 'tags.a'",
        "{\"version\":1,\"level\":\"l\",\"account\":\"111122223333\",\"region\":\"eu-west-1\",\"keys\":[],\"tags\":{},\"offset\":7,\"run\":\"2026-01-31T02:00:00Z\"} | unknown field 'offset'",
        "{\"version\":1,\"kind\":\"wipe\"} | message kind 'wipe': expected none, tag or undo",
        "{\"version\":1,\"level\":7} | field 'level' is missing or malformed: expected text",
        "{\"version\":1,\"level\":\"l\",\"account\":\"111122223333\",\"region\":\"eu-west-1\",\"keys\":[],\"tags\":[]} | field 'tags' is missing or malformed",
        "{\"version\":1,\"level\":\"l\",\"account\":\"1\",\"region\":\"eu-west-1\",\"keys\":[],\"tags\":{},\"run\":\"2026-01-31T02:00:00Z\"} | account '1': expected 12 digits",
        "{\"version\":1,\"level\":\"l\",\"account\":\"111122223333\",\"region\":\"eu-west-1\",\"keys\":[],\"tags\":{},\"run\":\"tonight\"} | field 'run' is missing or malformed: expected an instant",
        "{\"version\":1,\"level\":\"l\",\"account\":\"111122223333\",\"region\":\"eu-west-1\",\"keys\":[\"aws:x\"],\"tags\":{},\"run\":\"2026-01-31T02:00:00Z\"} | tag key 'aws:x'",
      })
  void rejectsAMalformedBodyWithTheReason(String body, String reason) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(PermanentFailureException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void rejectsTagsThatTheLevelDoesNotOwn() {
    assertThatThrownBy(() ->
            TaggingTask.of(
                "l", "111122223333", "eu-west-1", List.of("a"), Map.of("b", ""), Instant.EPOCH))
        .hasMessageContaining("tag key 'b': expected one of the level's keys [a]");
  }

  @Test
  void acceptsTheKindOfATaggingTask() {
    var body = TaskMessage.body(TASK).replace("\"level\"", "\"kind\":\"tag\",\"level\"");

    assertThat(read(body)).isEqualTo(TASK);
  }

  @Test
  void ignoresOtherFieldsInTheAttributeOfTheFirstEdition() {
    var tags = "{\"Tags\":[{\"tagkey\":\"a\",\"tagvalue\":\"1\",\"note\":\"x\"}],\"by\":\"y\"}";
    var message =
        new QueueMessage(
            "m-1",
            "",
            Map.of("SentTimestamp", "0"),
            Map.of(
                "Account", text("111122223333"), "Region", text("eu-west-1"), "Tags", text(tags)));

    assertThat(((TaggingTask) TaskMessage.read(message, "platform")).tags())
        .isEqualTo(Map.of("a", "1"));
  }

  private static QueueMessage.Attribute text(String value) {
    return new QueueMessage.Attribute(Optional.of(value));
  }

  private static Task read(String body) {
    return TaskMessage.read(message("m-1", body), "x");
  }
}
