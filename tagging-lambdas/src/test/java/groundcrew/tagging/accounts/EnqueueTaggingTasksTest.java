package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.StrictJson;
import groundcrew.common.VirtualTime;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnqueueTaggingTasksTest {
  private static final Instant RUN = Instant.parse("2026-01-31T02:00:00Z");
  private static final String UNIT = "ou-root-11111111";

  private final VirtualTime time = new VirtualTime(RUN);
  private final Deadline deadline = new Deadline(time, RUN.plus(Duration.ofMinutes(15)));
  private final InMemoryAccounts accounts = new InMemoryAccounts();
  private final InMemoryTaskQueue tasks = new InMemoryTaskQueue();

  @Test
  void sendsATaskForEachRegionWithTheOwnedTags() {
    accounts.add("111111111111", "ACTIVE", Map.of("cost_centre", "42", "foreign", "x"));

    assertThat(enqueue()).isEqualTo(new EnqueueReport(1, 2, List.of(), List.of()));
    assertThat(tasks.sent())
        .containsExactly(
            task("111111111111", "eu-west-1", Map.of("cost_centre", "42")),
            task("111111111111", "us-east-1", Map.of("cost_centre", "42")));
  }

  @Test
  void skipsAccountsThatAreInactiveExcludedOrWithoutAKey() {
    accounts
        .add("222222222222", "SUSPENDED", Map.of("cost_centre", "1"))
        .add("333333333333", "ACTIVE", Map.of("COST_CENTRE", "1"))
        .add("999999999999", "ACTIVE", Map.of("cost_centre", "1"));

    assertThat(StrictJson.write(enqueue()))
        .isEqualTo(
            "{\"accounts\":3,\"messages\":0,\"skipped\":["
                + "{\"account\":\"222222222222\",\"reason\":\"state is SUSPENDED\"},"
                + "{\"account\":\"333333333333\",\"reason\":\"has none of the keys\"},"
                + "{\"account\":\"999999999999\",\"reason\":\"excluded\"}],\"failed\":[]}");
  }

  @Test
  void sendsTasksForAnEmptyValue() {
    accounts.add("111111111111", "ACTIVE", Map.of("environment", ""));

    assertThat(enqueue().messages()).isEqualTo(2);
  }

  @Test
  void sendsTasksWithoutTagsIfStaleKeysAreRemoved() {
    accounts
        .add("111111111111", "ACTIVE", Map.of("foreign", "x"))
        .add("222222222222", "SUSPENDED", Map.of())
        .add("999999999999", "ACTIVE", Map.of());

    var report = enqueue(scope(List.of(), true));

    assertThat(report.skipped())
        .extracting(EnqueueReport.Entry::account)
        .containsExactly("222222222222", "999999999999");
    assertThat(tasks.sent())
        .containsExactly(
            task("111111111111", "eu-west-1", Map.of()),
            task("111111111111", "us-east-1", Map.of()));
  }

  @Test
  void sendsTasksOnlyForAccountsOfTheUnits() {
    accounts
        .add("111111111111", "ACTIVE", Map.of("cost_centre", "42"))
        .add("222222222222", "ACTIVE", Map.of("cost_centre", "42"))
        .unit(UNIT, "222222222222");

    assertThat(enqueue(scope(List.of(UNIT), false)).accounts()).isEqualTo(1);
    assertThat(tasks.sent()).extracting(Task::account).containsOnly("222222222222");
  }

  @Test
  void reportsAnUnreadableAccountAndSendsTheOthers() {
    accounts
        .addUnreadable("222222222222")
        .add("111111111111", "ACTIVE", Map.of("cost_centre", "42"));

    var report = enqueue();

    assertThat(report.messages()).isEqualTo(2);
    assertThat(report.failed())
        .containsExactly(
            new EnqueueReport.Entry(
                "222222222222", "You don't have permissions to access this resource."));
  }

  @Test
  void reportsTasksThatCannotBeSentAndSendsTheOthers() {
    accounts.add("111111111111", "ACTIVE", Map.of("cost_centre", "42"));
    tasks.reject("eu-west-1");

    assertThat(enqueue())
        .isEqualTo(
            new EnqueueReport(
                1,
                1,
                List.of(),
                List.of(
                    new EnqueueReport.Entry(
                        "111111111111", "eu-west-1: InternalError: try again"))));
  }

  @Test
  void sendsTasksForAccountsThatWereListedBeforeAFailure() {
    accounts
        .add("111111111111", "ACTIVE", Map.of("cost_centre", "42"))
        .failAfterListing("all", "page 2 is gone");

    var report = enqueue();

    assertThat(report.failed())
        .containsExactly(
            new EnqueueReport.Entry(
                "organization", "the accounts cannot be listed: page 2 is gone"));
    assertThat(tasks.sent()).hasSize(2);
  }

  private EnqueueReport enqueue() {
    return enqueue(scope(List.of(), false));
  }

  private EnqueueReport enqueue(EnqueueTaggingTasks.Scope scope) {
    return new EnqueueTaggingTasks(accounts, tasks, scope)
        .enqueue(
            RunPosition.start(RUN),
            deadline,
            from -> {
              throw new IllegalStateException("continued at " + from);
            });
  }

  private static EnqueueTaggingTasks.Scope scope(List<String> units, boolean withoutKeys) {
    return new EnqueueTaggingTasks.Scope(
        "cloud-center",
        List.of("cost_centre", "environment"),
        List.of(),
        List.of("eu-west-1", "us-east-1"),
        units,
        Set.of("999999999999"),
        withoutKeys);
  }

  private static TaggingTask task(String account, String region, Map<String, String> tags) {
    return TaggingTask.of(
        "cloud-center", account, region, List.of("cost_centre", "environment"), tags, RUN);
  }
}
