package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
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
/// What cannot be listed is reported and hides nothing else: the pages before the failure count.
final class FindAccounts {
  /// Names the account of a failure where the list of the whole organization breaks off.
  static final String ORGANIZATION = "organization";

  private final Accounts accounts;

  FindAccounts(Accounts accounts) {
    this.accounts = accounts;
  }

  /// What was found, and what could not be listed.
  record Found(List<Account> accounts, List<EnqueueReport.Entry> failed) {
    Found(Collection<Account> accounts, List<EnqueueReport.Entry> failed) {
      this(List.copyOf(accounts), List.copyOf(failed));
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
    units.forEach(search::wanted);
    return search.units();
  }

  private final class Search {
    private final Deadline deadline;
    private final Map<String, Account> kept = new LinkedHashMap<>();
    private final List<EnqueueReport.Entry> failed = new ArrayList<>();
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();

    Search(Deadline deadline) {
      this.deadline = deadline;
    }

    Found units() {
      while (!waiting.isEmpty()) {
        var unit = waiting.removeFirst();
        list(unit, "the accounts of " + unit, () -> accounts.in(unit, deadline), this::keep);
        list(unit, "the units in " + unit, () -> accounts.unitsIn(unit, deadline), this::wanted);
      }
      return found();
    }

    Found found() {
      return new Found(kept.values(), failed);
    }

    <T> void list(String place, String what, Supplier<Stream<T>> source, Consumer<T> each) {
      try (var listed = source.get()) {
        listed.forEach(each);
      } catch (RuntimeException brokenOff) {
        failed.add(
            new EnqueueReport.Entry(
                place, "%s cannot be listed: %s".formatted(what, brokenOff.getMessage())));
      }
    }

    /// An account that is moved while the units are read may be seen in two of them.
    void keep(Account account) {
      kept.putIfAbsent(account.id(), account);
    }

    /// A unit may be configured beside one that contains it.
    void wanted(String unit) {
      if (known.add(unit)) {
        waiting.add(unit);
      }
    }
  }
}
