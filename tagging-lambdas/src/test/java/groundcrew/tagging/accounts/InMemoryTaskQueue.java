package groundcrew.tagging.accounts;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.tagging.message.Task;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A queue in memory.
public final class InMemoryTaskQueue implements TaskQueue {
  private final List<Task> sent = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final Set<String> rejectedRegions = new HashSet<>();

  /// Rejects all tasks of the region.
  public InMemoryTaskQueue reject(String region) {
    rejectedRegions.add(region);
    return this;
  }

  @Override
  public List<Unsent> send(List<? extends Task> tasks, Deadline deadline) {
    sizes.add(tasks.size());
    var unsent = new ArrayList<Unsent>();
    for (var task : tasks) {
      if (deadline.passed()) {
        unsent.add(new Unsent(task, DeadlineExceededException.REASON));
      } else if (rejectedRegions.contains(task.region())) {
        unsent.add(new Unsent(task, "InternalError: try again"));
      } else {
        sent.add(task);
      }
    }
    return unsent;
  }

  public List<Task> sent() {
    return List.copyOf(sent);
  }

  /// Returns the number of tasks of each call.
  public List<Integer> sizes() {
    return List.copyOf(sizes);
  }
}
