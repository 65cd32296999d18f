package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeOrganizationTest {
  private static final Duration MAX_INVOCATION = Duration.ofMinutes(15);

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final InMemoryAccounts accounts = new InMemoryAccounts();
  private final InMemoryTaskQueue tasks = new InMemoryTaskQueue();

  @Test
  void isReadCompletelyIfACallTakesHalfASecond() {
    add(1500);
    accounts.slow(time, Duration.ofMillis(500));

    assertThat(enqueue()).isEqualTo(new EnqueueReport(1500, 3000, List.of(), List.of()));
    assertThat(time.slept()).isLessThan(MAX_INVOCATION);
  }

  @Test
  void sendsTasksWhileAccountsAreRead() {
    add(120);

    assertThat(enqueue().messages()).isEqualTo(240);
    assertThat(tasks.sizes()).containsExactly(100, 100, 40);
  }

  @Test
  void reportsEveryAccountThatCannotBeReadInTime() {
    add(1500);
    accounts.slow(time, Duration.ofSeconds(1));

    var report = enqueue();

    // One call lists the accounts, and 50 of the 900 seconds are reserved for sending.
    var read = 849;
    assertThat(time.slept()).isEqualTo(Duration.ofSeconds(850));
    assertThat(report.accounts()).isEqualTo(1500);
    assertThat(report.messages()).isEqualTo(read * 2);
    assertThat(tasks.sent()).hasSize(read * 2);
    assertThat(report.failed())
        .containsExactlyElementsOf(
            IntStream.range(read, 1500)
                .mapToObj(i -> new EnqueueReport.Entry(id(i), "no time was left"))
                .toList());
  }

  private void add(int count) {
    IntStream.range(0, count).forEach(i -> accounts.add(id(i), "ACTIVE", Map.of("a", "1")));
  }

  private EnqueueReport enqueue() {
    var scope =
        new EnqueueTaggingTasks.Scope(
            "cloud-center",
            List.of("a"),
            List.of("eu-west-1", "us-east-1"),
            List.of(),
            Set.of(),
            false);
    return new EnqueueTaggingTasks(accounts, tasks, scope)
        .enqueue(Instant.EPOCH, new Deadline(time, Instant.EPOCH.plus(MAX_INVOCATION)));
  }

  private static String id(int number) {
    return "%012d".formatted(number);
  }
}
