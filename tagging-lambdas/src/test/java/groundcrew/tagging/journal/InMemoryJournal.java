package groundcrew.tagging.journal;

import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A journal in memory, to write and to read.
public final class InMemoryJournal implements Journal, Journals {
  private final Map<JournalFolder, Map<String, List<JournalLine>>> intents = new LinkedHashMap<>();
  private final Map<String, List<JournalLine>> concluded = new LinkedHashMap<>();
  private final Set<String> plans = new HashSet<>();

  @Override
  public synchronized int writeIntent(JournalPlace place, int part, List<JournalLine> lines) {
    var parts = intents.computeIfAbsent(place.folder(), _ -> new LinkedHashMap<>());
    var free = part;
    while (parts.containsKey(place.part(free))) {
      free++;
    }
    parts.put(place.part(free), List.copyOf(lines));
    return free;
  }

  /// Returns the same journal for plans, which nobody reads as done.
  public Journal plans() {
    return new Journal() {
      @Override
      public int writeIntent(JournalPlace place, int part, List<JournalLine> lines) {
        synchronized (InMemoryJournal.this) {
          var number = InMemoryJournal.this.writeIntent(place, part, lines);
          plans.add(place.part(number));
          return number;
        }
      }

      @Override
      public void writeResult(JournalPlace place, int part, List<JournalLine> results) {
        InMemoryJournal.this.writeResult(place, part, results);
      }
    };
  }

  @Override
  public synchronized void writeResult(JournalPlace place, int part, List<JournalLine> results) {
    concluded.putIfAbsent(place.part(part), List.copyOf(results));
  }

  @Override
  public Stream<JournalFolder> folders(
      Instant run, Optional<String> account, Optional<String> region, Optional<String> level) {
    return intents.keySet().stream()
        .filter(folder -> folder.run().equals(run))
        .filter(folder -> account.map(folder.account()::equals).orElse(true))
        .filter(folder -> region.map(folder.region()::equals).orElse(true))
        .filter(folder -> level.map(folder.level()::equals).orElse(true));
  }

  @Override
  public Stream<Part> parts(JournalFolder folder) {
    return intents.getOrDefault(folder, Map.of()).entrySet().stream()
        .filter(part -> !plans.contains(part.getKey()))
        .map(part ->
            new Part(
                part.getValue(),
                concluded.getOrDefault(part.getKey(), List.of()).stream()
                    .collect(toMap(line -> line.change().arn(), JournalLine::outcome))));
  }

  /// Returns the lines that were intents, in order.
  public List<JournalLine> intents() {
    return intents.values().stream()
        .flatMap(parts -> parts.values().stream())
        .flatMap(List::stream)
        .toList();
  }

  /// Returns the lines that were intents in a folder, in order, those of plans as well.
  public List<JournalLine> intents(JournalFolder folder) {
    return intents.getOrDefault(folder, Map.of()).values().stream().flatMap(List::stream).toList();
  }

  /// Returns the lines that were concluded, in order.
  public List<JournalLine> concluded() {
    return concluded.values().stream().flatMap(List::stream).toList();
  }

  /// Returns the names of the intents parts.
  public List<String> names() {
    return intents.values().stream().flatMap(parts -> parts.keySet().stream()).toList();
  }
}
