package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Finds the accounts of the organization, or those below some of its units, each once.
///
/// A list that fails is reported. Its earlier pages count, and other lists are not affected.
final class FindAccounts {
  /// Stands for the account in the report if the list of all accounts fails.
  static final String ORGANIZATION = "organization";

  private final Accounts accounts;

  FindAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  /// The accounts that were found, and the lists that failed.
  ///
  /// @param late whether the deadline ended a list
  record Found(List<Account> accounts, List<EnqueueReport.Entry> failed, boolean late) {
    Found(Collection<Account> accounts, List<EnqueueReport.Entry> failed, boolean late) {
      this(List.copyOf(accounts), List.copyOf(failed), late);
    }
  }

  /// Finds every account.
  Found everywhere(Deadline deadline) {
    var search = new Search(deadline);
    search.list(ORGANIZATION, "the accounts", () -> accounts.all(deadline), search::keep);
    return search.found();
  }

  /// Finds the accounts of the units and of all units below them.
  Found below(List<String> units, Deadline deadline) {
    var search = new Search(deadline);
    units.forEach(search::visit);
    return search.units();
  }

  private final class Search {
    private final Deadline deadline;
    private final Map<String, Account> kept = new LinkedHashMap<>();
    private final List<EnqueueReport.Entry> failed = new ArrayList<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private boolean late;

    Search(Deadline deadline) {
      this.deadline = deadline;
    }

    Found units() {
      while (!waiting.isEmpty()) {
        var unit = waiting.removeFirst();
        list(unit, "the accounts of " + unit, () -> accounts.in(unit, deadline), this::keep);
        list(unit, "the units in " + unit, () -> accounts.unitsIn(unit, deadline), this::visit);
      }
      return found();
    }

    Found found() {
      return new Found(kept.values(), failed, late);
    }

    <T> void list(String place, String what, Supplier<Stream<T>> source, Consumer<T> each) {
      try (var listed = source.get()) {
        listed.forEach(each);
      } catch (DeadlineExceededException noTime) {
        late = true;
      } catch (RuntimeException failure) {
        failed.add(
            new EnqueueReport.Entry(
                place, "%s cannot be listed: %s".formatted(what, failure.getMessage())));
      }
    }

    /// Adds an account. An account that moves during the search may be listed in two units.
    void keep(Account account) {
      kept.putIfAbsent(account.id(), account);
    }

    /// Adds a unit to visit. The configuration may name a unit and one that contains it.
    void visit(String unit) {
      if (known.add(unit)) {
        waiting.add(unit);
      }
    }
  }
}
