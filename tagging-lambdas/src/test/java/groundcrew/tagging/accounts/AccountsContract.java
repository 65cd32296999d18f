package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The contract of [Accounts].
public abstract class AccountsContract {
  /// The root of every organization.
  protected static final String ROOT = "r-root";

  /// The management account of every organization.
  protected static final String MANAGEMENT = "222222222222";

  private final Deadline deadline =
      new Deadline(new VirtualTime(Instant.EPOCH), Instant.EPOCH.plus(Duration.ofMinutes(15)));

  /// Returns a source that reads the given organization.
  protected abstract Accounts accounts(InMemoryAccounts organization);

  @Test
  void listsEveryAccountWithItsState() {
    var accounts =
        accounts(
            organization()
                .add("111111111111", "SUSPENDED", Map.of())
                .add("333333333333", "PENDING_CLOSURE", Map.of())
                .unit(ROOT, "111111111111", "333333333333"));
    var expected =
        List.of(
            new Account("111111111111", "SUSPENDED"),
            new Account(MANAGEMENT, "ACTIVE"),
            new Account("333333333333", "PENDING_CLOSURE"));

    assertThat(accounts.all(deadline)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(accounts.in(ROOT, deadline)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 19, 20, 45})
  void listsMoreThanOnePage(int count) {
    var organization = organization();
    var ids = ids(count, "%012d");
    var units = ids(count, "ou-root-%08d");
    ids.forEach(id -> organization.add(id, "ACTIVE", Map.of()));
    organization.unit(ROOT, ids.toArray(String[]::new));
    units.forEach(organization::unit);
    organization.nest(ROOT, units.toArray(String[]::new));
    var accounts = accounts(organization);
    var all = new ArrayList<>(ids);
    all.add(MANAGEMENT);

    assertThat(accounts.all(deadline).map(Account::id)).containsExactlyInAnyOrderElementsOf(all);
    assertThat(accounts.in(ROOT, deadline).map(Account::id))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(accounts.unitsIn(ROOT, deadline)).containsExactlyInAnyOrderElementsOf(units);
  }

  @Test
  void listsOnlyDirectChildrenOfAUnit() {
    var accounts =
        accounts(
            organization()
                .add("111111111111", "ACTIVE", Map.of())
                .add("333333333333", "ACTIVE", Map.of())
                .unit("ou-root-11111111", "111111111111")
                .unit("ou-root-22222222", "333333333333")
                .nest(ROOT, "ou-root-11111111")
                .nest("ou-root-11111111", "ou-root-22222222"));

    assertThat(accounts.in(ROOT, deadline).map(Account::id)).containsExactly(MANAGEMENT);
    assertThat(accounts.in("ou-root-11111111", deadline).map(Account::id))
        .containsExactly("111111111111");
    assertThat(accounts.unitsIn(ROOT, deadline)).containsExactly("ou-root-11111111");
    assertThat(accounts.unitsIn("ou-root-22222222", deadline)).isEmpty();
  }

  @Test
  void readsAllTagsIncludingEmptyValues() {
    var tags = new HashMap<>(Map.of("empty", ""));
    ids(49, "key%d").forEach(key -> tags.put(key, "of " + key));
    var accounts = accounts(organization().add("111111111111", "ACTIVE", tags));

    assertThat(accounts.tags("111111111111", deadline)).isEqualTo(tags);
  }

  @Test
  void readsTheTagsOfOtherAccountsIfThoseOfOneCannotBeRead() {
    var accounts =
        accounts(
            organization()
                .addUnreadable("111111111111")
                .add("333333333333", "ACTIVE", Map.of("a", "1")));

    assertThat(accounts.all(deadline).map(Account::id)).contains("111111111111");
    assertThatThrownBy(() -> accounts.tags("111111111111", deadline))
        .isInstanceOf(RuntimeException.class);
    assertThat(accounts.tags("333333333333", deadline)).isEqualTo(Map.of("a", "1"));
  }

  @Test
  void failsForAnUnknownAccountOrUnit() {
    var accounts = accounts(organization());

    assertThatThrownBy(() -> accounts.tags("111111111111", deadline))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> accounts.in("ou-root-11111111", deadline).toList())
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> accounts.unitsIn("ou-root-11111111", deadline).toList())
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void failsAfterTheDeadline() {
    var accounts = accounts(organization().add("111111111111", "ACTIVE", Map.of()));
    var passed = deadline.earlier(Duration.ofMinutes(15));

    assertThatThrownBy(() -> accounts.all(passed).toList())
        .isInstanceOf(DeadlineExceededException.class);
    assertThatThrownBy(() -> accounts.in(ROOT, passed).toList())
        .isInstanceOf(DeadlineExceededException.class);
    assertThatThrownBy(() -> accounts.unitsIn(ROOT, passed).toList())
        .isInstanceOf(DeadlineExceededException.class);
    assertThatThrownBy(() -> accounts.tags("111111111111", passed))
        .isInstanceOf(DeadlineExceededException.class);
  }

  private static InMemoryAccounts organization() {
    return new InMemoryAccounts().add(MANAGEMENT, "ACTIVE", Map.of()).unit(ROOT, MANAGEMENT);
  }

  private static List<String> ids(int count, String format) {
    return IntStream.range(0, count).mapToObj(format::formatted).toList();
  }
}
