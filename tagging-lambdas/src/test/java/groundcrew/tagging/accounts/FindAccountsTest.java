package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindAccountsTest {
  private static final String ROOT = "r-root";
  private static final String UPPER = "ou-root-11111111";
  private static final String LOWER = "ou-root-22222222";
  private static final String OTHER = "ou-root-33333333";

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private final Deadline deadline = new Deadline(time, Instant.EPOCH.plusSeconds(100));

  /// The root contains account 0 and two units: one with account 1 and a unit with account 2, the
  /// other with account 3.
  private final InMemoryAccounts organization =
      new InMemoryAccounts()
          .add("000000000000", "ACTIVE", Map.of())
          .add("111111111111", "ACTIVE", Map.of())
          .add("222222222222", "SUSPENDED", Map.of())
          .add("333333333333", "ACTIVE", Map.of())
          .unit(ROOT, "000000000000")
          .unit(UPPER, "111111111111")
          .unit(LOWER, "222222222222")
          .unit(OTHER, "333333333333")
          .nest(ROOT, UPPER, OTHER)
          .nest(UPPER, LOWER);

  private final FindAccounts find = new FindAccounts(organization);

  @Test
  void findsEveryAccountOfTheOrganization() {
    var found = find.everywhere(deadline);

    assertThat(ids(found))
        .containsExactly("000000000000", "111111111111", "222222222222", "333333333333");
    assertThat(found.failed()).isEmpty();
  }

  @Test
  void findsTheAccountsOfAUnitAndOfAllUnitsBelowIt() {
    assertThat(find.below(List.of(UPPER), deadline).accounts())
        .containsExactly(
            new Account("111111111111", "ACTIVE"), new Account("222222222222", "SUSPENDED"));
  }

  @Test
  void findsEveryAccountBelowTheRoot() {
    assertThat(ids(find.below(List.of(ROOT), deadline))).hasSize(4);
  }

  @Test
  void readsAUnitOnceIfItIsNamedTwiceOrBelowAnother() {
    organization.slow(time, Duration.ofSeconds(1));

    assertThat(ids(find.below(List.of(LOWER, UPPER, LOWER, ROOT), deadline)))
        .containsExactlyInAnyOrder("000000000000", "111111111111", "222222222222", "333333333333");
    // Each of the four units has a list of accounts and a list of units.
    assertThat(time.slept()).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void returnsAnAccountOnceIfItMovesDuringTheSearch() {
    organization.unit(OTHER, "111111111111");

    assertThat(ids(find.below(List.of(UPPER, OTHER), deadline)))
        .containsExactlyInAnyOrder("111111111111", "222222222222", "333333333333");
  }

  @Test
  void reportsAUnitThatCannotBeReadAndReadsTheOthers() {
    var found = find.below(List.of("ou-root-99999999", OTHER), deadline);

    assertThat(ids(found)).containsExactly("333333333333");
    assertThat(found.failed())
        .containsExactly(
            new EnqueueReport.Entry(
                "ou-root-99999999",
                "the accounts of ou-root-99999999 cannot be listed: "
                    + "You don't have permissions to access this resource."),
            new EnqueueReport.Entry(
                "ou-root-99999999",
                "the units in ou-root-99999999 cannot be listed: "
                    + "You don't have permissions to access this resource."));
  }

  @Test
  void keepsAccountsThatWereListedBeforeAFailureAndReadsTheUnitsBelow() {
    organization.failAfterListing(UPPER, "page 2 is gone");

    var found = find.below(List.of(UPPER), deadline);

    assertThat(ids(found)).containsExactly("111111111111", "222222222222");
    assertThat(found.failed())
        .containsExactly(
            new EnqueueReport.Entry(
                UPPER, "the accounts of " + UPPER + " cannot be listed: page 2 is gone"));
  }

  @Test
  void isLateWhereUnitsCannotBeReadInTime() {
    organization.slow(time, Duration.ofSeconds(50));

    var found = find.below(List.of(OTHER, UPPER), deadline);

    assertThat(ids(found)).containsExactly("333333333333");
    assertThat(found.late()).isTrue();
    assertThat(found.failed()).isEmpty();
  }

  private static List<String> ids(FindAccounts.Found found) {
    return found.accounts().stream().map(Account::id).toList();
  }
}
