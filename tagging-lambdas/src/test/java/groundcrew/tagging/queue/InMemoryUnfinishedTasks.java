package groundcrew.tagging.queue;

import groundcrew.tagging.message.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Queues in memory.
public final class InMemoryUnfinishedTasks implements UnfinishedTasks {
  private final boolean there;
  private final List<Task> requeued = new ArrayList<>();
  private final Map<String, String> deadLettered = new LinkedHashMap<>();
  private final List<QueueMessage> messages = new ArrayList<>();

  /// @param there whether the queues exist
  public InMemoryUnfinishedTasks(boolean there) {
    this.there = there;
  }

  @Override
  public boolean requeue(Task task) {
    if (there) {
      requeued.add(task);
    }
    return there;
  }

  @Override
  public boolean deadLetter(QueueMessage message, String reason) {
    if (there) {
      deadLettered.put(message.messageId(), reason);
      messages.add(message);
    }
    return there;
  }

  public List<Task> requeued() {
    return List.copyOf(requeued);
  }

  /// Returns the messages that were deadLettered, in order.
  public List<QueueMessage> messages() {
    return List.copyOf(messages);
  }

  /// Returns the reasons by message id.
  public Map<String, String> deadLettered() {
    return Map.copyOf(deadLettered);
  }
}
