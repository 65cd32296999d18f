package groundcrew.stepfn;

import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.FakeContext;
import groundcrew.common.LambdaEvents;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.publish.Guardian;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusPublisherHandlerTest {
  private static final Duration TIMEOUT = Duration.ofMinutes(4);
  private static final Machine NIGHTLY = standard("nightly");

  private final Guardian guardian = new Guardian();
  private final StatusPublisherHandler handler =
      new StatusPublisherHandler(guardian.publishStatuses(), guardian.time);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"time\":\"2026-01-31T11:55:00Z\"} | 2026-01-31T11:55:00Z",
        "{\"time\":\"2026-01-31T11:55:00.9Z\"} | 2026-01-31T11:55:00Z",
        "{} | 2026-01-31T12:00:00Z",
      })
  void takesTheTimeOfTheRunFromTheEventOrTheClock(String event, Instant run) {
    guardian.machines.add(NIGHTLY, NOON, ended("a", FAILED, NOON));

    assertThat(invoke(event))
        .isEqualTo(
            "{\"machines\":1,\"read\":1,\"late\":0,\"removed\":0,\"metrics\":7,\"inTrouble\":1,"
                + "\"oldestReadingSeconds\":0,\"failed\":[]}");
    assertThat(guardian.metrics.points()).hasSize(7).allMatch(point -> point.time().equals(run));
  }

  @Test
  void acceptsTheEventOfAnEventBridgeSchedule() {
    guardian.machines.add(NIGHTLY, NOON);

    assertThat(invoke(Events.scheduled())).startsWith("{\"machines\":1,\"read\":1,");
    assertThat(guardian.metrics.points())
        .allMatch(point -> point.time().equals(Instant.parse("2026-01-31T11:55:00Z")));
  }

  @Test
  void answersTheFailureOfOneMachineBesideTheOthers() {
    guardian.machines.add(NIGHTLY, NOON).add(standard("billing"), NOON);
    guardian.machines.trouble(NIGHTLY, () -> new IllegalStateException("denied"));

    assertThat(invoke("{}"))
        .startsWith("{\"machines\":2,\"read\":1,")
        .endsWith("\"failed\":[{\"machine\":\"nightly\",\"reason\":\"denied\"}]}");
  }

  @Test
  void throwsItsAnswerWhenNoMachineCanBeRead() {
    guardian.machines.add(NIGHTLY, NOON);
    guardian.machines.trouble(NIGHTLY, () -> new IllegalStateException("denied"));

    assertThatThrownBy(() -> invoke("{}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "{\"machines\":1,\"read\":0,\"late\":0,\"removed\":0,\"metrics\":5,\"inTrouble\":0,"
                + "\"oldestReadingSeconds\":0,\"failed\":[{\"machine\":\"nightly\",\"reason\":\"denied\"}]}");
    assertThat(guardian.metrics.ofAll()).hasSize(3);
  }

  @Test
  void publishesBeforeTheInvocationEndsEvenWithThousandsOfMachines() {
    IntStream.range(0, 5000).forEach(i -> guardian.machines.add(standard("m" + i), NOON));
    guardian.machines.slow(guardian.time, Duration.ofSeconds(1));

    // One call a second until 15 seconds before the half minute that is kept in reserve.
    assertThat(invoke("{}")).startsWith("{\"machines\":5000,\"read\":195,\"late\":4805,");
    assertThat(guardian.time.slept()).isLessThan(TIMEOUT.minusSeconds(30));
  }

  @Test
  void refusesAnEventWithAnInvalidTime() {
    assertThatThrownBy(() -> invoke("{\"time\":\"tonight\"}"))
        .hasMessage(
            "field 'time' is missing or malformed: expected an instant such as 2026-01-31T02:00:00Z");
  }

  private String invoke(String event) {
    return LambdaEvents.invoke(handler, event, new FakeContext("r-1", (int) TIMEOUT.toMillis()));
  }
}
