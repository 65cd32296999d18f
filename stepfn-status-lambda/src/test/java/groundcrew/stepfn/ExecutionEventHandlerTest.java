package groundcrew.stepfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.FakeContext;
import groundcrew.common.LambdaEvents;
import groundcrew.common.Retries;
import groundcrew.common.StrictJson;
import groundcrew.common.VirtualTime;
import groundcrew.stepfn.event.ProcessStatusChanges;
import groundcrew.stepfn.machine.InMemoryMachineStatuses;
import groundcrew.stepfn.machine.Machines;
import groundcrew.stepfn.metrics.InMemoryMetrics;
import groundcrew.stepfn.metrics.MachineMetrics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExecutionEventHandlerTest {
  private static final String DONE = "{\"batchItemFailures\":[]}";
  private final VirtualTime time = new VirtualTime(Machines.NOON);
  private final InMemoryMachineStatuses statuses = new InMemoryMachineStatuses();
  private final InMemoryMetrics metrics = new InMemoryMetrics(time);
  private final ExecutionEventHandler handler =
      new ExecutionEventHandler(
          new ProcessStatusChanges(
              statuses,
              Retries.of(4, Duration.ofMillis(50), Duration.ofSeconds(1), time),
              metrics,
              new MachineMetrics(false),
              Optional.empty()),
          time);

  @Test
  void publishesTheEventsOfABatch() {
    assertThat(invoke(batch(Events.executionFailed()))).isEqualTo(DONE);
    assertThat(metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 3L, "LatestOutcome", 3L));
  }

  @Test
  void acceptsAnEventByItself() {
    assertThat(invoke(Events.executionFailed())).isEqualTo(DONE);
    assertThat(metrics.of("nightly"))
        .isEqualTo(Map.of("LatestExecutionStatus", 3L, "LatestOutcome", 3L));
  }

  @Test
  void ignoresAChildOfAMapRun() {
    var event =
        Events.executionFailed().replace("stateMachine:nightly\"", "stateMachine:nightly/Each\"");
    assertThat(invoke(batch(event))).isEqualTo(DONE);
    assertThat(invoke(event)).isEqualTo(DONE);
    assertThat(statuses.all()).isEmpty();
    assertThat(metrics.points()).isEmpty();
  }

  @Test
  void redeliversOnlyTheMessageThatCannotBeRead() {
    var unknown = Events.executionFailed().replace("\"FAILED\"", "\"HIBERNATING\"");
    assertThat(invoke(batch(unknown, Events.executionFailed(), "{}")))
        .isEqualTo(
            "{\"batchItemFailures\":[{\"itemIdentifier\":\"m-0\"},{\"itemIdentifier\":\"m-2\"}]}");
    assertThat(metrics.of("nightly")).containsEntry("LatestOutcome", 3L);
  }

  @Test
  void redeliversWhatWasNotPublished() {
    metrics.refuse(Optional.of("slow down"));
    assertThat(invoke(batch(Events.executionFailed())))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m-0\"}]}");
    assertThatThrownBy(() -> invoke(Events.executionFailed()))
        .hasMessage("nightly: metrics were not published: slow down");
  }

  @Test
  void refusesAnotherEvent() {
    assertThatThrownBy(() -> invoke("{}"))
        .hasMessage("expected a batch of SQS messages (Records), or an EventBridge event (detail)");
  }

  private static String batch(String... bodies) {
    var records =
        IntStream.range(0, bodies.length)
            .mapToObj(
                i -> Map.of("messageId", "m-" + i, "body", bodies[i], "eventSource", "aws:sqs"))
            .toList();
    return StrictJson.write(Map.of("Records", records));
  }

  private String invoke(String event) {
    return LambdaEvents.invoke(handler, event, new FakeContext("r-1", 30_000));
  }
}
