package groundcrew.tagging.accounts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An organization in memory.
public final class InMemoryAccounts implements Accounts {
  private final List<Account> accounts = new ArrayList<>();
  private final Map<String, Map<String, String>> tags = new HashMap<>();

  public InMemoryAccounts add(String id, String state, Map<String, String> itsTags) {
    accounts.add(new Account(id, state));
    tags.put(id, Map.copyOf(itsTags));
    return this;
  }

  /// The account is listed, but its tags cannot be read.
  public InMemoryAccounts addUnreadable(String id) {
    accounts.add(new Account(id, "ACTIVE"));
    return this;
  }

  @Override
  public Stream<Account> all() {
    return accounts.stream();
  }

  @Override
  public Map<String, String> tags(String account) {
    var found = tags.get(account);
    if (found == null) {
      throw new IllegalStateException("You don't have permissions to access this resource.");
    }
    return found;
  }
}
