package groundcrew.bench.guardian;

import groundcrew.local.door.RawAnswer;
import groundcrew.local.door.Witness;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Sees at the door when machines are read and when metrics are published.
final class Calls implements Witness {
  private static final int OK = 200;

  private long readings;
  private long firstReading;
  private long lastReading;
  private long lastPublication;

  @Override
  public synchronized void answered(
      String method, URI uri, Map<String, List<String>> headers, byte[] body, RawAnswer answer) {
    if (answer.status() != OK) {
      return;
    }
    if (headers.getOrDefault("x-amz-target", List.of("")).getFirst().endsWith(".ListExecutions")) {
      lastReading = System.nanoTime();
      firstReading = readings == 0 ? lastReading : firstReading;
      readings++;
    } else if (headers
        .getOrDefault("authorization", List.of(""))
        .getFirst()
        .contains("/monitoring/")) {
      lastPublication = System.nanoTime();
    }
  }

  /// Begins to count anew.
  synchronized void reset() {
    readings = 0;
  }

  synchronized long readings() {
    return readings;
  }

  /// Returns the time from the first to the last reading.
  synchronized double seconds() {
    return (lastReading - firstReading) / 1e9;
  }

  /// Returns when something was published last, as [System#nanoTime()] says it.
  synchronized long lastPublication() {
    return lastPublication;
  }
}
