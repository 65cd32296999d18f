package groundcrew.local.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;

/// Sentences that somebody will ask for once; safe for many threads.
public final class ProblemLog {
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

  /// Returns and forgets those that are wanted; the others stay.
  public List<String> take(Predicate<String> wanted) {
    var taken = sentences.stream().filter(wanted).toList();
    sentences.removeAll(taken);
    return taken;
  }

  /// Returns what is kept, for a message.
  @Override
  public String toString() {
    return sentences.toString();
  }
}
