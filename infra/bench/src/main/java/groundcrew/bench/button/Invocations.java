package groundcrew.bench.button;

import groundcrew.local.ground.LogListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Sees in the logs of the functions how long they take.
final class Invocations implements LogListener {
  private static final Pattern REPORT =
      Pattern.compile(
          "^REPORT RequestId: \\S+\\tDuration: ([0-9.]+) ms\\tBilled Duration: .*?(?:\\tInit Duration: ([0-9.]+) ms)?$");

  private final List<Invocation> ended = new ArrayList<>();
  private long bytes;

  /// An invocation that has ended.
  ///
  /// @param initMillis from the start of its process until its restore; empty where it had one
  record Invocation(String function, double millis, Optional<Double> initMillis) {}

  @Override
  public synchronized void line(String function, String line) {
    bytes += line.length() + 1;
    var report = REPORT.matcher(line);
    if (report.matches()) {
      ended.add(
          new Invocation(
              function,
              Double.parseDouble(report.group(1)),
              Optional.of(report).map(matcher -> matcher.group(2)).map(Double::parseDouble)));
    }
  }

  /// Returns how much was logged so far.
  synchronized long bytes() {
    return bytes;
  }

  /// Returns what has ended since the last time.
  synchronized List<Invocation> take() {
    var taken = List.copyOf(ended);
    ended.clear();
    return taken;
  }
}
