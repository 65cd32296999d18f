package groundcrew.tagging.journal;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.Position;
import groundcrew.tagging.message.TaggingTask;
import java.util.HashMap;
import java.util.Map;

/// The newest runs in memory.
public final class InMemoryNewestRuns implements NewestRuns {
  private final Map<String, TaggingTask> newest = new HashMap<>();

  @Override
  public synchronized TaggingTask record(TaggingTask task, Deadline deadline) {
    return newest.merge(
        key(task),
        task.at(Position.START),
        (old, own) -> old.run().isBefore(own.run()) ? own : old);
  }

  @Override
  public synchronized TaggingTask newest(TaggingTask task, Deadline deadline) {
    return newest.getOrDefault(key(task), task);
  }

  private static String key(TaggingTask task) {
    return task.level() + " " + task.account() + " " + task.region();
  }
}
