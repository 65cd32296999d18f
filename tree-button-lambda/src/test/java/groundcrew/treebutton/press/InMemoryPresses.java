package groundcrew.treebutton.press;

import groundcrew.common.Deadline;
import groundcrew.common.PermanentFailureException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Presses in memory. The index of open presses lags: it shows what was stored before the latest
/// write, as a global secondary index may.
public final class InMemoryPresses implements Presses, Admissions {
  private final Map<String, PressRecord> stored = new HashMap<>();
  private final Map<String, ButtonHistory> histories = new HashMap<>();
  private final Map<LocalDate, Integer> accepted = new HashMap<>();
  private final Set<String> damaged = new HashSet<>();
  private List<PressRecord> lagging = List.of();
  private boolean lags;

  /// Lets the index lag by one write.
  public InMemoryPresses lagging() {
    lags = true;
    return this;
  }

  /// Makes the record of a press unreadable.
  public synchronized void damage(String id) {
    damaged.add(id);
  }

  /// Returns everything that is recorded.
  public synchronized List<PressRecord> all() {
    return stored.values().stream().sorted(Comparator.comparing(PressRecord::id)).toList();
  }

  @Override
  public synchronized Optional<PressRecord> find(String id, Deadline deadline) {
    if (damaged.contains(id)) {
      throw new PermanentFailureException("cannot read press " + id);
    }
    return Optional.ofNullable(stored.get(id));
  }

  @Override
  public synchronized boolean replace(PressRecord record, Deadline deadline) {
    var before = stored.get(record.id());
    if (before == null || before.version() != record.version()) {
      return false;
    }
    store(record);
    return true;
  }

  @Override
  public synchronized List<String> open(PressState.Open worker, int limit, Deadline deadline) {
    return (lags ? lagging : List.copyOf(stored.values()))
        .stream()
            .filter(record -> record.state().openAs().equals(Optional.of(worker)))
            .sorted(Comparator.comparing(record -> record.press().pressedAt()))
            .limit(limit)
            .map(PressRecord::id)
            .toList();
  }

  @Override
  public synchronized Known known(Press press, LocalDate day, Deadline deadline) {
    return new Known(
        find(press.id(), deadline),
        histories.getOrDefault(press.thing(), ButtonHistory.empty()),
        accepted.getOrDefault(day, 0));
  }

  @Override
  public synchronized boolean admit(
      PressRecord record, ButtonHistory history, LocalDate day, int dailyLimit, Deadline deadline) {
    var counts = record.state() != PressState.LIMITED;
    var today = accepted.getOrDefault(day, 0);
    var before = histories.getOrDefault(record.thing(), ButtonHistory.empty());
    if (stored.containsKey(record.id())
        || before.version() != history.version()
        || (counts && today >= dailyLimit)) {
      return false;
    }
    store(record);
    histories.put(record.thing(), history.nextVersion());
    if (counts) {
      accepted.put(day, today + 1);
    }
    return true;
  }

  private void store(PressRecord record) {
    lagging = new ArrayList<>(stored.values());
    stored.put(record.id(), record.nextVersion());
  }
}
