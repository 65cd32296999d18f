package groundcrew.treebutton.label;

import static java.util.Objects.requireNonNull;

import groundcrew.common.Deadline;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Labels in memory.
public final class InMemoryLabels implements Labels {
  private final Map<String, byte[]> stored = new TreeMap<>();

  /// Returns the URLs of all labels.
  public synchronized Set<String> urls() {
    return Set.copyOf(stored.keySet());
  }

  synchronized byte[] stored(String url) {
    return requireNonNull(stored.get(url), url);
  }

  @Override
  public synchronized String store(String press, byte[] png, Deadline deadline) {
    var url = "s3://bucket/labels/%s.png".formatted(press);
    stored.put(url, png);
    return url;
  }
}
