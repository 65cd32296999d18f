package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.message.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargeOrganizationTest {
  private static final Instant RUN = Instant.EPOCH;
  private static final Duration MAX_INVOCATION = Duration.ofMinutes(15);
  private static final int ACCOUNTS = 5000;
  private static final EnqueueTaggingTasks.Scope SCOPE =
      new EnqueueTaggingTasks.Scope(
          "cloud-center",
          List.of("a"),
          List.of(),
          List.of("eu-west-1", "us-east-1"),
          List.of(),
          Set.of(),
          false);

  private final VirtualTime time = new VirtualTime(RUN);
  private final InMemoryAccounts accounts = new InMemoryAccounts();
  private final PagedOrganizations organizations = new PagedOrganizations(accounts);
  private final InMemoryTaskQueue tasks = new InMemoryTaskQueue();
  private final Deque<RunPosition> next = new ArrayDeque<>();

  @Test
  void isReadAtHalfOfThePublishedRateAndContinuedWhereTheFirstInvocationStopped() {
    add(ACCOUNTS);
    var quota = new TagQuota(time, 10);
    organizations.limitTags(quota);

    var reports = runToTheEnd(aws());

    assertEachAccountHasItsTasksOnce();
    // Each account has an empty page of tags first: 10,000 calls, 5 a second.
    assertThat(reports).hasSize(3).allSatisfy(one -> assertThat(one.failed()).isEmpty());
    assertThat(reports).extracting(EnqueueReport::accounts).allMatch(read -> read > 500);
    assertThat(quota.throttled()).isZero();
    assertThat(quota.mostCallsIn(Duration.ofMinutes(1))).isBetween(290L, 303L);
    // The account at which an invocation ends may have been read by half.
    assertThat(tagRequests()).isBetween(2L * ACCOUNTS, 2L * ACCOUNTS + reports.size());
  }

  @Test
  void isReadToTheEndWhereOthersUseMostOfTheQuota() {
    add(ACCOUNTS);
    var quota = new TagQuota(time, 2);
    organizations.limitTags(quota);

    var reports = runToTheEnd(aws());

    assertEachAccountHasItsTasksOnce();
    assertThat(quota.throttled()).isPositive();
    assertThat(reports).hasSizeBetween(3, 20).allSatisfy(one -> assertThat(one.failed()).isEmpty());
  }

  @Test
  void isReadInWhateverOrderTheAccountsAreListed() {
    for (var i = ACCOUNTS - 1; i >= 0; i--) {
      accounts.add(id(i), "ACTIVE", Map.of("a", "1"));
    }
    accounts.slow(time, Duration.ofMillis(500));

    assertThat(runToTheEnd(accounts)).hasSizeGreaterThan(1);

    assertEachAccountHasItsTasksOnce();
  }

  @Test
  void reportsTheAccountsThatAreLeftIfNoInvocationCanBeStarted() {
    add(1000);
    accounts.slow(time, Duration.ofSeconds(1));

    var report =
        enqueue(
            accounts,
            RunPosition.start(RUN),
            _ -> {
              throw new IllegalStateException("Rate Exceeded.");
            });

    // One call lists the accounts, and 50 of the 900 seconds are reserved for sending.
    assertThat(report.accounts()).isEqualTo(849);
    assertThat(report.failed())
        .hasSize(1000 - 849)
        .startsWith(
            new EnqueueReport.Entry(
                id(849), "no time was left, and the run cannot be continued: Rate Exceeded."));
  }

  @Test
  void endsAfterFourInvocationsInARowThatReadNothing() {
    add(2);
    accounts.slow(time, MAX_INVOCATION);

    var reports = runToTheEnd(accounts);

    assertThat(reports).hasSize(4);
    assertThat(reports.getLast().failed())
        .containsExactly(
            new EnqueueReport.Entry(id(0), "no time was left"),
            new EnqueueReport.Entry(id(1), "no time was left"));
  }

  @Test
  void reportsAListThatNeverEndsInTime() {
    add(100);
    var deadlines = new Deadline(time, RUN);

    var report =
        new EnqueueTaggingTasks(accounts, tasks, SCOPE)
            .enqueue(new RunPosition(RUN, Optional.empty(), 3), deadlines, next::add);

    assertThat(next).isEmpty();
    assertThat(report.failed())
        .containsExactly(
            new EnqueueReport.Entry(
                "organization", "the accounts cannot be listed: no time was left"));
  }

  @Test
  void sendsTasksWhileAccountsAreRead() {
    add(120);

    assertThat(runToTheEnd(accounts).getFirst().messages()).isEqualTo(240);
    assertThat(tasks.sizes()).containsExactly(100, 100, 40);
  }

  private void add(int count) {
    IntStream.range(0, count).forEach(i -> accounts.add(id(i), "ACTIVE", Map.of("a", "1")));
  }

  private Accounts aws() {
    return new AwsAccounts(organizations, AwsAccounts.Pace.half(time, time));
  }

  private List<EnqueueReport> runToTheEnd(Accounts source) {
    var reports = new ArrayList<EnqueueReport>();
    next.add(RunPosition.start(RUN));
    while (!next.isEmpty()) {
      reports.add(enqueue(source, next.remove(), next::add));
    }
    return reports;
  }

  private EnqueueReport enqueue(Accounts source, RunPosition from, NextInvocation invocation) {
    var begin = time.instant();
    var report =
        new EnqueueTaggingTasks(source, tasks, SCOPE)
            .enqueue(from, new Deadline(time, begin.plus(MAX_INVOCATION)), invocation);
    assertThat(Duration.between(begin, time.instant())).isLessThanOrEqualTo(MAX_INVOCATION);
    return report;
  }

  private void assertEachAccountHasItsTasksOnce() {
    assertThat(tasks.sent()).hasSize(2 * ACCOUNTS).allMatch(task -> task.run().equals(RUN));
    assertThat(tasks.sent().stream().map(Task::account).distinct()).hasSize(ACCOUNTS);
    assertThat(tasks.sent()).doesNotHaveDuplicates();
  }

  private long tagRequests() {
    return organizations.requests().stream()
        .filter(request -> request.getClass().getSimpleName().startsWith("ListTags"))
        .count();
  }

  private static String id(int number) {
    return "%012d".formatted(number);
  }
}
