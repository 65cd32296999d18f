package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An organization in memory.
public final class InMemoryAccounts implements Accounts {
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> tags = new HashMap<>();
  private final Map<String, List<String>> accountsOfUnits = new HashMap<>();
  private final Map<String, List<String>> unitsOfUnits = new HashMap<>();
  private final Map<String, String> broken = new HashMap<>();
  private Runnable beforeEachCall = () -> {};

  public InMemoryAccounts add(String id, String state, Map<String, String> accountTags) {
    accounts.put(id, new Account(id, state));
    tags.put(id, Map.copyOf(accountTags));
    return this;
  }

  /// Adds an account whose tags cannot be read.
  public InMemoryAccounts addUnreadable(String id) {
    accounts.put(id, new Account(id, "ACTIVE"));
    return this;
  }

  /// Adds a unit or root with accounts that were added before.
  public InMemoryAccounts unit(String id, String... accountIds) {
    accountsOfUnits.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(Arrays.asList(accountIds));
    unitsOfUnits.computeIfAbsent(id, _ -> new ArrayList<>());
    return this;
  }

  /// Moves units that were added before into another unit or root.
  public InMemoryAccounts nest(String id, String... unitIds) {
    unitsOfUnits.computeIfAbsent(id, _ -> new ArrayList<>()).addAll(Arrays.asList(unitIds));
    return this;
  }

  /// Makes a list fail after its last account.
  ///
  /// @param unit unit whose accounts are listed, or `all` for the list of all accounts
  public InMemoryAccounts failAfterListing(String unit, String reason) {
    broken.put(unit, reason);
    return this;
  }

  /// Makes each call take the given time.
  public InMemoryAccounts slow(VirtualTime time, Duration call) {
    beforeEachCall = () -> time.sleep(call);
    return this;
  }

  @Override
  public Stream<Account> all(Deadline deadline) {
    call(deadline);
    return Stream.concat(accounts.values().stream(), end("all"));
  }

  @Override
  public Stream<Account> in(String unit, Deadline deadline) {
    call(deadline);
    return Stream.concat(found(accountsOfUnits.get(unit)).stream().map(accounts::get), end(unit));
  }

  @Override
  public Stream<String> unitsIn(String unit, Deadline deadline) {
    call(deadline);
    return found(unitsOfUnits.get(unit)).stream();
  }

  @Override
  public Map<String, String> tags(String account, Deadline deadline) {
    call(deadline);
    return found(tags.get(account));
  }

  private void call(Deadline deadline) {
    if (deadline.passed()) {
      throw new DeadlineExceededException();
    }
    beforeEachCall.run();
  }

  private Stream<Account> end(String unit) {
    return Stream.ofNullable(broken.get(unit))
        .map(reason -> {
          throw new IllegalStateException(reason);
        });
  }

  private static <T> T found(@Nullable T known) {
    if (known == null) {
      throw new IllegalStateException("You don't have permissions to access this resource.");
    }
    return known;
  }
}
