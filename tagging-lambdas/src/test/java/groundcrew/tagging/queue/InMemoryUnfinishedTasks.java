package groundcrew.tagging.queue;

import groundcrew.common.Deadline;
import groundcrew.tagging.message.QueueMessage;
import groundcrew.tagging.message.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A queue and its dead-letter queue in memory.
public final class InMemoryUnfinishedTasks implements UnfinishedTasks {
  private final boolean configured;
  private final List<Task> requeued = new ArrayList<>();
  private final List<Integer> continued = new ArrayList<>();
  private final List<Duration> delays = new ArrayList<>();
  private final Map<String, String> deadLettered = new LinkedHashMap<>();
  private final List<QueueMessage> messages = new ArrayList<>();

  /// @param configured whether the queues exist
  public InMemoryUnfinishedTasks(boolean configured) {
    this.configured = configured;
  }

  @Override
  public boolean requeue(Task task, int continued, Duration delay, Deadline deadline) {
    if (configured) {
      requeued.add(task);
      this.continued.add(continued);
      delays.add(delay);
    }
    return configured;
  }

  @Override
  public boolean deadLetter(QueueMessage message, String reason, Deadline deadline) {
    if (configured) {
      deadLettered.put(message.messageId(), reason);
      var attributes = new HashMap<>(message.messageAttributes());
      attributes.remove(QueueMessage.CONTINUED);
      messages.add(
          new QueueMessage(message.messageId(), message.body(), message.attributes(), attributes));
    }
    return configured;
  }

  public List<Task> requeued() {
    return List.copyOf(requeued);
  }

  /// Returns how often each task in the queue has continued.
  public List<Integer> continued() {
    return List.copyOf(continued);
  }

  /// Returns how long each task in the queue waits.
  public List<Duration> delays() {
    return List.copyOf(delays);
  }

  /// Returns the messages in the dead-letter queue, in order.
  public List<QueueMessage> messages() {
    return List.copyOf(messages);
  }

  /// Returns the reasons by message id.
  public Map<String, String> deadLettered() {
    return Map.copyOf(deadLettered);
  }
}
