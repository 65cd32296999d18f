package groundcrew.tagging.journal;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The undone runs in memory.
public final class InMemoryUndoneRuns implements UndoneRuns {
  private final List<Mark> marks = new ArrayList<>();

  private record Mark(
      Instant run, String level, Optional<String> account, Optional<String> region) {
    boolean covers(Task task) {
      return run.equals(task.run())
          && level.equals(task.level())
          && account.map(task.account()::equals).orElse(true)
          && region.map(task.region()::equals).orElse(true);
    }
  }

  @Override
  public synchronized void mark(
      Instant run,
      String level,
      Optional<String> account,
      Optional<String> region,
      Deadline deadline) {
    marks.add(new Mark(run, level, account, region));
  }

  @Override
  public synchronized boolean covers(Task task, Deadline deadline) {
    return marks.stream().anyMatch(mark -> mark.covers(task));
  }
}
