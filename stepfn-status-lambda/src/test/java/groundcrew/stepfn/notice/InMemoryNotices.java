package groundcrew.stepfn.notice;

import groundcrew.common.Deadline;
import java.util.ArrayList;
import java.util.List;

/// Notices in memory.
public final class InMemoryNotices implements Notices {
  private final List<Notice> sent = new ArrayList<>();
  private int refusals;

  /// Makes the next calls fail.
  public synchronized void refuse(int calls) {
    refusals = calls;
  }

  /// Returns the subjects of what was sent.
  public synchronized List<String> subjects() {
    return sent.stream().map(Notice::subject).toList();
  }

  @Override
  public synchronized void send(Notice notice, Deadline deadline) {
    if (refusals > 0) {
      refusals--;
      throw new IllegalStateException("no topic");
    }
    sent.add(notice);
  }
}
