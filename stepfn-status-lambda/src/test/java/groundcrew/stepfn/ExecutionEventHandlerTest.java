package groundcrew.stepfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.FakeContext;
import groundcrew.common.LambdaEvents;
import groundcrew.common.Retries;
import groundcrew.common.VirtualTime;
import groundcrew.stepfn.event.ProcessStatusChange;
import groundcrew.stepfn.machine.InMemoryMachineStatuses;
import groundcrew.stepfn.machine.Machines;
import groundcrew.stepfn.metrics.InMemoryMetrics;
import groundcrew.stepfn.metrics.MachineMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecutionEventHandlerTest {
  private final VirtualTime time = new VirtualTime(Machines.NOON);
  private final InMemoryMachineStatuses statuses = new InMemoryMachineStatuses();
  private final InMemoryMetrics metrics = new InMemoryMetrics(time);
  private final ExecutionEventHandler handler =
      new ExecutionEventHandler(
          new ProcessStatusChange(
              statuses,
              Retries.of(4, Duration.ofMillis(50), Duration.ofSeconds(1), time),
              metrics,
              new MachineMetrics(false)),
          time);

  @Test
  void answersTheStatusAfterTheEvent() {
    assertThat(invoke(Events.executionFailed()))
        .isEqualTo(
            "{\"machine\":\"nightly\",\"status\":\"FAILED\",\"outcome\":\"FAILED\",\"metrics\":2}");
    assertThat(metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 3L, "LatestOutcome", 3L));
  }

  @Test
  void answersWithoutAnOutcomeBeforeTheFirstEnd() {
    assertThat(invoke(Events.executionFailed().replace("\"FAILED\"", "\"RUNNING\"")))
        .isEqualTo("{\"machine\":\"nightly\",\"status\":\"RUNNING\",\"metrics\":1}");
  }

  @Test
  void ignoresAChildOfAMapRun() {
    var event =
        Events.executionFailed().replace("stateMachine:nightly\"", "stateMachine:nightly/Each\"");

    assertThat(invoke(event))
        .isEqualTo(
            "{\"ignored\":\"arn:aws:states:eu-west-1:111111111111:stateMachine:nightly/Each\"}");
    assertThat(statuses.all()).isEmpty();
    assertThat(metrics.points()).isEmpty();
  }

  @Test
  void failsIfTheEventMustBeRetried() {
    metrics.refuse(Optional.of("slow down"));

    assertThatThrownBy(() -> invoke(Events.executionFailed()))
        .hasMessage("the metrics of nightly were not published: slow down");
  }

  @Test
  void refusesAnotherEvent() {
    assertThatThrownBy(() -> invoke("{}"))
        .hasMessageContaining("field 'detail' is missing or malformed");
  }

  private String invoke(String event) {
    return LambdaEvents.invoke(handler, event, new FakeContext("r-1", 30_000));
  }
}
