package groundcrew.bluegreen.report;

import groundcrew.common.Deadline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reports in memory.
public final class InMemoryReports implements Reports {
  private final Map<String, String> texts = new LinkedHashMap<>();
  private Runnable before = () -> {};

  /// Runs something before each put, which it may refuse.
  public void beforeEachPut(Runnable action) {
    before = action;
  }

  /// Returns the names of the documents, in the order of their first puts.
  public List<String> names() {
    return List.copyOf(texts.keySet());
  }

  /// Returns a document.
  public String text(String name) {
    return texts.getOrDefault(name, "");
  }

  @Override
  public String put(
      String name, String contentType, String text, boolean replace, Deadline deadline) {
    before.run();
    if (replace || !texts.containsKey(name)) {
      texts.put(name, text);
    }
    return "memory://" + name;
  }
}
