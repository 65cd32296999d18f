package groundcrew.stepfn.machine;

import groundcrew.common.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Readings in memory.
public final class InMemoryReadings implements Readings {
  private final Map<String, Reading> stored = new TreeMap<>();
  private Runnable beforeReplace = () -> {};
  private int attempted;
  private int replaced;

  /// Stores the readings as they are.
  public static InMemoryReadings of(Reading... readings) {
    var all = new InMemoryReadings();
    for (var reading : readings) {
      all.replace(reading);
    }
    return all;
  }

  /// Somebody else changes the machine each time just before it is replaced, so often.
  public void changeBeforeReplace(Machine machine, int times, UnaryOperator<Reading> change) {
    var left = new int[] {times};
    beforeReplace =
        () -> {
          if (left[0]-- > 0) {
            var known = find(machine.arn()).orElse(Reading.none(machine));
            stored.put(machine.arn(), change.apply(known).nextVersion());
          }
        };
  }

  /// Returns how many writes were attempted.
  public int attempted() {
    return attempted;
  }

  /// Returns how often a reading was stored.
  public int replaced() {
    return replaced;
  }

  /// Returns everything that is stored.
  public synchronized List<Reading> all() {
    return List.copyOf(stored.values());
  }

  /// Returns what is stored of the machine.
  public synchronized Optional<Reading> find(String machineArn) {
    return Optional.ofNullable(stored.get(machineArn));
  }

  @Override
  public List<Reading> all(Deadline deadline) {
    return all();
  }

  @Override
  public Optional<Reading> find(String machineArn, Deadline deadline) {
    return find(machineArn);
  }

  @Override
  public boolean replace(Reading reading, Deadline deadline) {
    return replace(reading);
  }

  /// Stores the reading, as [#replace(Reading, Deadline)] does.
  public synchronized boolean replace(Reading reading) {
    attempted++;
    beforeReplace.run();
    if (version(reading) != reading.version()) {
      return false;
    }
    stored.put(reading.machine().arn(), reading.nextVersion());
    replaced++;
    return true;
  }

  @Override
  public synchronized boolean remove(Reading reading, Deadline deadline) {
    return find(reading.machine().arn()).isPresent()
        && version(reading) == reading.version()
        && stored.remove(reading.machine().arn()) != null;
  }

  private long version(Reading reading) {
    return find(reading.machine().arn()).map(Reading::version).orElse(0L);
  }
}
