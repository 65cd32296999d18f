package groundcrew.tagging.journal;

import static java.util.stream.Collectors.toMap;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A journal in memory, and its reader.
public final class InMemoryJournal implements Journal, Journals {
  private final Map<JournalFolder, Map<String, List<JournalLine>>> intents = new LinkedHashMap<>();
  private final Map<String, List<JournalLine>> results = new LinkedHashMap<>();
  private final Set<String> plans = new HashSet<>();
  private int reads;

  @Override
  public synchronized int writeIntent(
      JournalPlace place, int part, List<JournalLine> lines, Deadline deadline) {
    if (deadline.passed()) {
      throw new DeadlineExceededException();
    }
    var parts = intents.computeIfAbsent(place.folder(), _ -> new LinkedHashMap<>());
    var free = part;
    while (parts.containsKey(place.part(free))) {
      free++;
    }
    parts.put(place.part(free), List.copyOf(lines));
    return free;
  }

  /// Returns the same journal for plans.
  public Journal plans() {
    return new Journal() {
      @Override
      public int writeIntent(
          JournalPlace place, int part, List<JournalLine> lines, Deadline deadline) {
        synchronized (InMemoryJournal.this) {
          var number = InMemoryJournal.this.writeIntent(place, part, lines, deadline);
          plans.add(place.part(number));
          return number;
        }
      }

      @Override
      public void writeResult(
          JournalPlace place, int part, List<JournalLine> results, Deadline deadline) {
        InMemoryJournal.this.writeResult(place, part, results, deadline);
      }
    };
  }

  @Override
  public synchronized void writeResult(
      JournalPlace place, int part, List<JournalLine> results, Deadline deadline) {
    this.results.putIfAbsent(place.part(part), List.copyOf(results));
  }

  @Override
  public synchronized Stream<JournalFolder> folders(
      Instant run,
      Optional<String> account,
      Optional<String> region,
      Optional<String> level,
      Deadline deadline) {
    return intents.keySet().stream()
        .filter(folder -> folder.run().equals(run))
        .filter(folder -> account.map(folder.account()::equals).orElse(true))
        .filter(folder -> region.map(folder.region()::equals).orElse(true))
        .filter(folder -> level.map(folder.level()::equals).orElse(true));
  }

  @Override
  public synchronized List<PartName> names(JournalFolder folder, Deadline deadline) {
    return intents.getOrDefault(folder, Map.of()).keySet().stream()
        .map(name -> new PartName(name, results.containsKey(name)))
        .toList();
  }

  @Override
  public synchronized Optional<Part> read(PartName name, Deadline deadline) {
    reads++;
    if (plans.contains(name.name())) {
      return Optional.empty();
    }
    var lines =
        intents.values().stream()
            .flatMap(parts -> parts.entrySet().stream())
            .filter(part -> part.getKey().equals(name.name()))
            .findFirst()
            .orElseThrow()
            .getValue();
    return Optional.of(
        new Part(
            lines,
            results.getOrDefault(name.name(), List.of()).stream()
                .collect(toMap(line -> line.change().arn(), JournalLine::outcome))));
  }

  /// Returns how many parts were read.
  public synchronized int reads() {
    return reads;
  }

  /// Returns the lines of all intents, in order.
  public synchronized List<JournalLine> intents() {
    return intents.values().stream()
        .flatMap(parts -> parts.values().stream())
        .flatMap(List::stream)
        .toList();
  }

  /// Returns the lines of all intents in a folder, in order, including those of plans.
  public synchronized List<JournalLine> intents(JournalFolder folder) {
    return intents.getOrDefault(folder, Map.of()).values().stream().flatMap(List::stream).toList();
  }

  /// Returns the lines of all results, in order.
  public synchronized List<JournalLine> results() {
    return results.values().stream().flatMap(List::stream).toList();
  }

  /// Returns the names of the parts.
  public synchronized List<String> names() {
    return intents.values().stream().flatMap(parts -> parts.keySet().stream()).toList();
  }
}
