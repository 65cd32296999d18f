package groundcrew.bluegreen.learn;

import groundcrew.common.Deadline;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Access logs in memory.
public final class InMemoryAccessLogs implements AccessLogs {
  final List<String> opened = new ArrayList<>();

  private final TreeMap<String, byte[]> logs = new TreeMap<>();
  private Runnable beforeOpening = () -> {};

  /// Adds a log of a day.
  public void put(LocalDate day, String name, byte[] log) {
    logs.put(name(day, name), log);
  }

  static String name(LocalDate day, String name) {
    return "%s/%s.log.gz".formatted(day.toString().replace('-', '/'), name);
  }

  void beforeOpening(Runnable action) {
    beforeOpening = action;
  }

  @Override
  public List<String> of(LocalDate day, Deadline deadline) {
    return logs.keySet().stream()
        .filter(log -> log.startsWith(name(day, "").substring(0, 11)))
        .toList();
  }

  @Override
  public InputStream open(String log) throws IOException {
    beforeOpening.run();
    var bytes = logs.get(log);
    if (bytes == null) {
      throw new FileNotFoundException(log);
    }
    opened.add(log);
    return new ByteArrayInputStream(bytes);
  }
}
