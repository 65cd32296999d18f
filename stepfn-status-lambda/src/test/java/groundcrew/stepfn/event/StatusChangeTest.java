package groundcrew.stepfn.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.StrictJson;
import groundcrew.stepfn.Events;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machines;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusChangeTest {
  private static final String MACHINE =
      "arn:aws:states:eu-west-1:111111111111:stateMachine:nightly";
  private static final String EXECUTION =
      "arn:aws:states:eu-west-1:111111111111:execution:nightly:a1";

  @Test
  void readsARealEvent() {
    assertThat(read(Events.executionFailed()))
        .contains(
            new StatusChange(
                Machines.standard("nightly"),
                new Execution(
                    EXECUTION,
                    ExecutionStatus.FAILED,
                    Instant.parse("2026-01-31T12:00:00.123Z"),
                    Optional.of(Instant.parse("2026-01-31T12:01:00.456Z")),
                    0,
                    Execution.Failure.of(Optional.of("States.TaskFailed"), Optional.empty()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[null]", "[\"\"]"})
  void readsAValueThatTheInputTransformerFoundMissingOrNull(String absent) {
    assertThat(
            read(
                MACHINE,
                "\"status\":\"RUNNING\",\"startDate\":5,\"stopDate\":%1$s,\"redriveCount\":%1$s,\"error\":%1$s,\"cause\":%1$s"
                    .formatted(absent)))
        .map(StatusChange::execution)
        .contains(
            new Execution(
                EXECUTION, ExecutionStatus.RUNNING, Instant.ofEpochMilli(5), Optional.empty(), 0));
  }

  @Test
  void readsTheValuesOfTheInputTransformer() {
    assertThat(
            read(
                MACHINE,
                "\"status\":\"FAILED\",\"startDate\":5,\"stopDate\":[6],\"redriveCount\":[1],\"error\":[\"Broken\"],\"cause\":[\"no disk\"]"))
        .map(StatusChange::execution)
        .contains(
            new Execution(
                EXECUTION,
                ExecutionStatus.FAILED,
                Instant.ofEpochMilli(5),
                Optional.of(Instant.ofEpochMilli(6)),
                1,
                Execution.Failure.of(Optional.of("Broken"), Optional.of("no disk"))));
  }

  @Test
  void ignoresAChildWhoseOwnArnAloneNamesTheMapRun() {
    assertThat(
            read(
                "{\"detail\":{\"stateMachineArn\":\"%s\",\"executionArn\":\"%s\",\"status\":\"FAILED\",\"startDate\":5}}"
                    .formatted(MACHINE, EXECUTION.replace(":nightly:", ":nightly/Each:"))))
        .isEmpty();
  }

  @Test
  void readsARedrivenExecution() {
    assertThat(
            read(
                MACHINE,
                "\"status\":\"RUNNING\",\"startDate\":5,\"stopDate\":null,\"redriveCount\":2"))
        .map(StatusChange::execution)
        .contains(
            new Execution(
                EXECUTION, ExecutionStatus.RUNNING, Instant.ofEpochMilli(5), Optional.empty(), 2));
  }

  @Test
  void readsAnEventWithoutARedriveCount() {
    assertThat(read(MACHINE, "\"status\":\"RUNNING\",\"startDate\":5"))
        .hasValueSatisfying(change -> assertThat(change.execution().redrives()).isZero());
  }

  @ParameterizedTest
  @ValueSource(strings = {":3", ":live"})
  void removesAVersionOrAnAlias(String qualifier) {
    assertThat(read(MACHINE + qualifier, "\"status\":\"RUNNING\",\"startDate\":5"))
        .hasValueSatisfying(
            change -> assertThat(change.machine()).isEqualTo(Machines.standard("nightly")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/Each", "/Each:3"})
  void ignoresAChildOfAMapRun(String label) {
    assertThat(read(MACHINE + label, "\"status\":\"FAILED\",\"startDate\":5")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"status\":\"PAUSED\",\"startDate\":5 | the event's status is PAUSED: expected one of [RUNNING, SUCCEEDED,",
        "\"startDate\":5 | field 'detail.status' is missing or malformed: expected text",
        "\"status\":7,\"startDate\":5 | field 'detail.status' is missing or malformed: expected text",
        "\"status\":\"FAILED\",\"startDate\":5,\"stopDate\":[\"noon\"] | field 'detail.stopDate' is malformed",
        "\"status\":\"FAILED\" | field 'detail.startDate' is missing or malformed: expected long",
        "\"status\":\"FAILED\",\"startDate\":\"noon\" | field 'detail.startDate' is missing or malformed: expected long",
      })
  void refusesAnInvalidEvent(String fields, String message) {
    assertThatThrownBy(() -> read(MACHINE, fields))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly", "arn:aws:states:eu-west-1:111111111111:activity:nightly"})
  void refusesAnArnThatIsNotAStateMachine(String arn) {
    assertThatThrownBy(() -> read(arn, "\"status\":\"FAILED\",\"startDate\":5"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(arn);
  }

  @Test
  void refusesAnotherEvent() {
    assertThatThrownBy(() -> read("{\"time\":\"2026-01-31T12:00:00Z\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("field 'detail' is missing or malformed: expected detail");
  }

  private static Optional<StatusChange> read(String machineArn, String fields) {
    return read(
        "{\"detail\":{\"stateMachineArn\":\"%s\",\"executionArn\":\"%s\",%s}}"
            .formatted(machineArn, EXECUTION, fields));
  }

  private static Optional<StatusChange> read(String event) {
    return StatusChange.of(StrictJson.read(event, StatusChangeEvent.class));
  }
}
