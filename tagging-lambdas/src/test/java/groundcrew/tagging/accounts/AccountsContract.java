package groundcrew.tagging.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every source of accounts does.
public abstract class AccountsContract {
  /// Returns the given organization: account id to tags; account 999999999999 is SUSPENDED.
  protected abstract Accounts accounts(Map<String, Map<String, String>> organization);

  @Test
  void listsEveryAccountWithItsState() {
    var accounts = accounts(Map.of("111111111111", Map.of(), "999999999999", Map.of()));

    assertThat(accounts.all())
        .containsExactlyInAnyOrder(
            new Account("111111111111", "ACTIVE"), new Account("999999999999", "SUSPENDED"));
  }

  @Test
  void listsMoreThanOnePage() {
    var many = new HashMap<String, Map<String, String>>();
    IntStream.range(0, 45).forEach(i -> many.put("%012d".formatted(i), Map.of()));

    assertThat(accounts(many).all().map(Account::id))
        .containsExactlyInAnyOrderElementsOf(many.keySet());
  }

  @Test
  void readsAllTagsEvenEmptyOnes() {
    var tags = Map.of("a", "1", "b", "");

    assertThat(accounts(Map.of("111111111111", tags)).tags("111111111111")).isEqualTo(tags);
  }

  @Test
  void failsForAnAccountThatIsNotThere() {
    assertThatThrownBy(() -> accounts(Map.of()).tags("111111111111"))
        .isInstanceOf(RuntimeException.class);
  }
}
