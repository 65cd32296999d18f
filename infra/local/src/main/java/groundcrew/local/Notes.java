package groundcrew.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Sentences that somebody will ask for once; safe for many threads.
public final class Notes {
  private final Queue<String> sentences = new ConcurrentLinkedQueue<>();

  /// Keeps a sentence.
  public void add(String sentence) {
    sentences.add(sentence);
  }

  /// Returns and forgets what was kept, oldest first.
  public List<String> take() {
    var taken = new ArrayList<String>();
    for (var next = sentences.poll(); next != null; next = sentences.poll()) {
      taken.add(next);
    }
    return taken;
  }
}
