package groundcrew.local.gateway;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// How often each operation was called; refused calls count like any other.
public final class CallCounts {
  private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

  CallCounts() {}

  /// What is counted apart.
  ///
  /// @param operation such as `sqs:SendMessage`
  /// @param account the caller's
  public record Key(String operation, String account, String region) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return toString().compareTo(other.toString());
    }
  }

  void count(Key call) {
    counts.computeIfAbsent(call, key -> new LongAdder()).increment();
  }

  /// Returns the counts of now, in order of operation, account and region.
  public Map<Key, Long> snapshot() {
    var snapshot = new TreeMap<Key, Long>();
    counts.forEach((key, count) -> snapshot.put(key, count.sum()));
    return snapshot;
  }

  /// Returns how often one operation was called, by all accounts in all regions.
  public long total(String operation) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().operation().equals(operation))
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }

  /// Starts again from nothing.
  public void reset() {
    counts.clear();
  }
}
