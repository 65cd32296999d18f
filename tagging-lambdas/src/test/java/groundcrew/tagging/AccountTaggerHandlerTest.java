package groundcrew.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.FakeContext;
import groundcrew.common.LambdaEvents;
import groundcrew.common.StrictJson;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.accounts.EnqueueTaggingTasks;
import groundcrew.tagging.accounts.InMemoryAccounts;
import groundcrew.tagging.accounts.InMemoryTaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTaggerHandlerTest {
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-05-05T05:05:05.678Z"));
  private final InMemoryAccounts accounts =
      new InMemoryAccounts().add("111111111111", "ACTIVE", Map.of("a", "1"));
  private final InMemoryTaskQueue tasks = new InMemoryTaskQueue();
  private final List<String> continued = new ArrayList<>();
  private final AccountTaggerHandler handler =
      new AccountTaggerHandler(
          new EnqueueTaggingTasks(
              accounts,
              tasks,
              new EnqueueTaggingTasks.Scope(
                  "cloud-center",
                  List.of("a"),
                  List.of(),
                  List.of("eu-west-1", "us-east-1"),
                  List.of(),
                  Set.of(),
                  false)),
          function -> from -> continued.add(function + " " + StrictJson.write(from)),
          time);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"time\":\"2026-01-31T02:00:00Z\"} | 2026-01-31T02:00:00Z",
        "{\"time\":\"2026-01-31T02:00:00.9Z\"} | 2026-01-31T02:00:00Z",
        "{} | 2026-05-05T05:05:05Z",
      })
  void readsTheRunFromTheEventOrTheClock(String event, Instant run) {
    assertThat(invoke(event))
        .isEqualTo("{\"accounts\":1,\"messages\":2,\"skipped\":[],\"failed\":[]}");
    assertThat(tasks.sent()).hasSize(2).allMatch(task -> task.run().equals(run));
  }

  @Test
  void sendsAllOtherTasksBeforeItFails() {
    tasks.reject("eu-west-1");

    assertThatThrownBy(() -> invoke("{}"))
        .hasMessage(
            "{\"accounts\":1,\"messages\":1,\"skipped\":[],"
                + "\"failed\":[{\"account\":\"111111111111\",\"reason\":\"eu-west-1: InternalError: try again\"}]}");
    assertThat(tasks.sent()).hasSize(1);
  }

  @Test
  void endsInTimeAndHasAnotherInvocationOfTheSameVersionContinue() {
    accounts.add("222222222222", "ACTIVE", Map.of("a", "1")).slow(time, Duration.ofMinutes(7));

    assertThat(invoke("{\"time\":\"2026-01-31T02:00:00Z\"}"))
        .isEqualTo("{\"accounts\":1,\"messages\":2,\"skipped\":[],\"failed\":[]}");
    assertThat(time.slept()).isEqualTo(Duration.ofMinutes(14));
    assertThat(continued)
        .containsExactly(
            new FakeContext("r-1", 0).getInvokedFunctionArn()
                + " {\"run\":\"2026-01-31T02:00:00Z\",\"after\":\"111111111111\","
                + "\"withoutProgress\":0}");
  }

  @Test
  void continuesAfterTheAccountInTheEvent() {
    accounts.add("222222222222", "ACTIVE", Map.of("a", "1"));

    invoke("{\"time\":\"2026-01-31T02:00:00Z\",\"after\":\"111111111111\",\"withoutProgress\":0}");

    assertThat(tasks.sent())
        .hasSize(2)
        .allMatch(task -> task.account().equals("222222222222"))
        .allMatch(task -> task.run().equals(Instant.parse("2026-01-31T02:00:00Z")));
  }

  @Test
  void neverReportsTheValueOfATag() {
    accounts.add("222222222222", "ACTIVE", Map.of("a", "jane#doe"));

    assertThatThrownBy(() -> invoke("{}"))
        .hasMessageContaining("\"account\":\"222222222222\"")
        .hasMessageContaining("a (8 characters)")
        .hasMessageNotContaining("jane");
  }

  @Test
  void rejectsAMalformedTime() {
    assertThatThrownBy(() -> invoke("{\"time\":\"tonight\"}"))
        .hasMessage(
            "field 'time' is missing or malformed: expected an instant such as 2026-01-31T02:00:00Z");
  }

  private String invoke(String event) {
    return LambdaEvents.invoke(handler, event, new FakeContext("r-1", 900_000));
  }
}
