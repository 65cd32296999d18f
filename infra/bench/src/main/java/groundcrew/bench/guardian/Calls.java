package groundcrew.bench.guardian;

import groundcrew.local.gateway.RawAnswer;
import groundcrew.local.gateway.RequestListener;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Sees at the gateway when machines are read and when metrics are published.
final class Calls implements RequestListener {
  private static final int OK = 200;

  private boolean begun;
  private long first;
  private int readings;
  private long lastReading;
  private int publications;
  private long lastPublication;

  @Override
  public synchronized void answered(
      String method, URI uri, Map<String, List<String>> headers, byte[] body, RawAnswer answer) {
    var now = System.nanoTime();
    if (!begun) {
      begun = true;
      first = now;
    }
    if (answer.status() != OK) {
      return;
    }
    if (header(headers, "x-amz-target").endsWith(".ListExecutions")) {
      readings++;
      lastReading = now;
    }
    // Neither function calls anything else of CloudWatch where no machine is EXPRESS.
    if (header(headers, "authorization").contains("/monitoring/")) {
      publications++;
      lastPublication = now;
    }
  }

  private static String header(Map<String, List<String>> headers, String name) {
    return headers.getOrDefault(name, List.of("")).getFirst();
  }

  /// Returns how many machines were read.
  synchronized int readings() {
    return readings;
  }

  /// Returns the time from the first call of all to the last machine's answer.
  synchronized double secondsOfReading() {
    return (lastReading - first) / 1e9;
  }

  /// Returns how often something was published.
  synchronized int publications() {
    return publications;
  }

  /// Returns when something was published last, as [System#nanoTime()] says it.
  synchronized long lastPublication() {
    return lastPublication;
  }
}
