package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every source of accounts does.
public abstract class AccountsContract {
  private final Deadline deadline =
      new Deadline(new VirtualTime(Instant.EPOCH), Instant.EPOCH.plus(Duration.ofMinutes(15)));

  /// Returns the given organization as the source sees it.
  protected abstract Accounts accounts(InMemoryAccounts organization);

  @Test
  void listsEveryAccountWithItsState() {
    var accounts =
        accounts(
            new InMemoryAccounts()
                .add("111111111111", "ACTIVE", Map.of())
                .add("222222222222", "SUSPENDED", Map.of())
                .unit("r-root", "111111111111", "222222222222"));
    var expected =
        List.of(new Account("111111111111", "ACTIVE"), new Account("222222222222", "SUSPENDED"));

    assertThat(accounts.all(deadline)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(accounts.in("r-root", deadline)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 21, 45})
  void listsMoreThanOnePage(int count) {
    var organization = new InMemoryAccounts();
    var ids = ids(count, "%012d");
    var units = ids(count, "ou-root-%08d");
    ids.forEach(id -> organization.add(id, "ACTIVE", Map.of()));
    organization.unit("r-root", ids.toArray(String[]::new));
    units.forEach(organization::unit);
    organization.nest("r-root", units.toArray(String[]::new));
    var accounts = accounts(organization);

    assertThat(accounts.all(deadline).map(Account::id)).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(accounts.in("r-root", deadline).map(Account::id))
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(accounts.unitsIn("r-root", deadline)).containsExactlyInAnyOrderElementsOf(units);
  }

  @Test
  void listsOnlyWhatIsRightBelowAUnit() {
    var accounts =
        accounts(
            new InMemoryAccounts()
                .add("111111111111", "ACTIVE", Map.of())
                .add("222222222222", "ACTIVE", Map.of())
                .unit("r-root")
                .unit("ou-root-11111111", "111111111111")
                .unit("ou-root-22222222", "222222222222")
                .nest("r-root", "ou-root-11111111")
                .nest("ou-root-11111111", "ou-root-22222222"));

    assertThat(accounts.in("r-root", deadline)).isEmpty();
    assertThat(accounts.in("ou-root-11111111", deadline).map(Account::id))
        .containsExactly("111111111111");
    assertThat(accounts.unitsIn("r-root", deadline)).containsExactly("ou-root-11111111");
    assertThat(accounts.unitsIn("ou-root-22222222", deadline)).isEmpty();
  }

  @Test
  void readsAllTagsEvenEmptyOnes() {
    var tags = new HashMap<>(Map.of("empty", ""));
    ids(49, "key%d").forEach(key -> tags.put(key, "of " + key));
    var accounts = accounts(new InMemoryAccounts().add("111111111111", "ACTIVE", tags));

    assertThat(accounts.tags("111111111111", deadline)).isEqualTo(tags);
  }

  @Test
  void failsForWhatIsNotThere() {
    var accounts = accounts(new InMemoryAccounts());

    assertThatThrownBy(() -> accounts.tags("111111111111", deadline))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> accounts.in("ou-root-11111111", deadline).toList())
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> accounts.unitsIn("ou-root-11111111", deadline).toList())
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void asksNothingAfterTheDeadline() {
    var organization =
        new InMemoryAccounts().add("111111111111", "ACTIVE", Map.of()).unit("r-root");
    var accounts = accounts(organization);
    var passed = deadline.earlier(Duration.ofMinutes(15));

    assertThatThrownBy(() -> accounts.all(passed).toList()).isInstanceOf(NoTimeLeft.class);
    assertThatThrownBy(() -> accounts.in("r-root", passed).toList()).isInstanceOf(NoTimeLeft.class);
    assertThatThrownBy(() -> accounts.unitsIn("r-root", passed).toList())
        .isInstanceOf(NoTimeLeft.class);
    assertThatThrownBy(() -> accounts.tags("111111111111", passed)).isInstanceOf(NoTimeLeft.class);
  }

  private static List<String> ids(int count, String format) {
    return IntStream.range(0, count).mapToObj(format::formatted).toList();
  }
}
