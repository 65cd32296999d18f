package groundcrew.pipelinevm.status;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.StrictJson;
import groundcrew.common.VirtualTime;
import groundcrew.pipelinevm.status.CommandStatus.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadStatusTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final String ONE =
      """
      {"command_id":"command-1","instance_id":"i-1","sent_at":"2026-06-01T12:00:00Z",\
      "deadline":"2026-06-01T13:00:00Z","wait_seconds":2}\
      """;
  private static final String ALL = ONE.replace("\"instance_id\":\"i-1\",", "");

  private final VirtualTime time = new VirtualTime(NOON);
  private final InMemoryInvocations invocations = new InMemoryInvocations();

  @ParameterizedTest
  @ValueSource(strings = {"Pending", "InProgress", "Delayed", "Cancelling"})
  void aCommandInFlightIsPolledAgain(String status) {
    invocations.put("i-1", status, status, Optional.empty());
    var answer = read(ONE);

    assertThat(answer.status()).isEqualTo(Status.RETRY);
    assertThat(answer.detail()).contains(status);
    assertThat(answer.waitSeconds()).contains(3L);
  }

  @Test
  void aCommandThatEndedWellSucceeds() {
    invocations.put("i-1", "Success", "Success", Optional.of(0));
    var answer = read(ONE);

    assertThat(answer.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(answer.exitCode()).contains(0);
    assertThat(answer.stdout()).contains("x".repeat(1_000));
    assertThat(answer.phases()).contains("delivery PT2S, execution PT10S");
    assertThat(answer.waitSeconds()).isEmpty();
    assertThat(answer.error()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Failed, Failed",
    "Cancelled, Cancelled",
    "TimedOut, ExecutionTimedOut",
    "TimedOut, DeliveryTimedOut",
    "Failed, Undeliverable",
    "Failed, Terminated",
    "Failed, InvalidPlatform",
    "Failed, AccessDenied"
  })
  void anyOtherEndFailsWithItsDetail(String status, String detail) {
    invocations.put("i-1", status, detail, Optional.empty());
    var answer = read(ONE);

    assertThat(answer.status()).isEqualTo(Status.FAILED);
    assertThat(answer.error()).contains("Command" + detail);
  }

  @Test
  void theCauseOfAFailureTellsAllThatADeveloperNeeds() {
    invocations.put("i-1", "Failed", "Failed", Optional.of(3));

    assertThat(read(ONE).cause().orElseThrow())
        .startsWith("command command-1 on i-1: Failed, exit code 3, delivery PT2S, execution PT10S")
        .contains("stderr ends with:\nof i-1")
        .endsWith("all of the output: https://s3/outputs/stdout");
  }

  /// Run Command lists an invocation some seconds after it was sent.
  @Test
  void aCommandThatIsNotListedIsPolledForTwoMinutesAndThenFails() {
    time.sleep(Duration.ofSeconds(119));
    assertThat(read(ONE).status()).isEqualTo(Status.RETRY);
    time.sleep(Duration.ofSeconds(1));

    assertThat(read(ONE).error()).contains("CommandNotListed");
  }

  @Test
  void aTagWithoutMachinesFailsWithItsReason() {
    invocations.overview =
        Optional.of(new CommandOverview(InvocationState.FAILED, "NoInstancesInTag", 0));

    assertThat(read(ALL).error()).contains("CommandNoInstancesInTag");
  }

  @Test
  void severalMachinesAreFollowedUntilAllHaveEndedAndTheWorstIsNamed() {
    invocations.overview =
        Optional.of(new CommandOverview(InvocationState.RUNNING, "InProgress", 3));
    invocations.put("i-1", "Failed", "Failed", Optional.of(1));
    invocations.put("i-2", "Failed", "Failed", Optional.of(7));
    assertThat(read(ALL).cause()).get().asString().contains("2 of 3 machines are listed");
    invocations.put("i-3", "InProgress", "InProgress", Optional.empty());
    assertThat(read(ALL).cause()).get().asString().contains("it runs on i-3");
    invocations.put("i-3", "Success", "Success", Optional.of(0));
    var answer = read(ALL);

    assertThat(answer.instanceId()).contains("i-2");
    assertThat(answer.exitCode()).contains(7);
    assertThat(answer.cause()).get().asString().contains("It failed on 2 of 3 machines");
  }

  /// The list lags, or machines beyond the allowed number of errors got no command.
  @Test
  void aCommandThatFailedAsAWholeDoesNotSucceedBecauseOfTheMachinesThatAreListed() {
    invocations.overview =
        Optional.of(new CommandOverview(InvocationState.FAILED, "Incomplete", 2));
    invocations.put("i-1", "Success", "Success", Optional.of(0));
    assertThat(read(ALL).status()).isEqualTo(Status.RETRY);
    time.sleep(Duration.ofMinutes(2));

    assertThat(read(ALL).error()).contains("CommandIncomplete");
  }

  @Test
  void eachWaitIsHalfAsLongAgainUpToThirtySeconds() {
    invocations.put("i-1", "InProgress", "InProgress", Optional.empty());
    var request = ONE;
    var waits = new ArrayList<Long>();
    for (var poll = 0; poll < 8; poll++) {
      var answer = read(request);
      waits.add(answer.waitSeconds().orElseThrow());
      request = StrictJson.write(answer);
    }

    assertThat(waits).containsExactly(3L, 5L, 8L, 12L, 18L, 27L, 30L, 30L);
  }

  /// The answer of a poll is the input of the next one.
  @Test
  void theAnswerDoesNotGrowFromPollToPoll() {
    invocations.put("i-1", "InProgress", "InProgress", Optional.empty());
    var first = StrictJson.write(read(ONE.replace("\"wait_seconds\":2", "\"wait_seconds\":30")));
    var wrapped = StrictJson.write(read("{\"Payload\":%s}".formatted(first)));

    assertThat(wrapped).isEqualTo(first);
  }

  private CommandStatus read(String request) {
    var deadline = new Deadline(time, time.instant().plusSeconds(20));
    return new ReadStatus(invocations, time)
        .read(StrictJson.read(request, StatusRequest.class).flat(), deadline);
  }
}
