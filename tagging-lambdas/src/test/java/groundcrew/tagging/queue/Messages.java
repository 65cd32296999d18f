package groundcrew.tagging.queue;

import groundcrew.tagging.message.QueueMessage;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.Task;
import groundcrew.tagging.message.TaskMessage;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Messages of a queue.
public final class Messages {
  public static final TaggingTask TASK =
      TaggingTask.of(
          "platform",
          "222222222222",
          "eu-west-1",
          List.of("a"),
          Map.of("a", "1"),
          Instant.parse("2026-01-31T02:00:00Z"));

  private Messages() {}

  public static QueueMessage message(String id, Task task) {
    return message(id, TaskMessage.body(task));
  }

  public static QueueMessage message(String id, String body) {
    return message(id, body, Map.of());
  }

  /// Returns a message with message attributes.
  public static QueueMessage message(String id, String body, Map<String, String> texts) {
    var attributes = new HashMap<String, QueueMessage.Attribute>();
    texts.forEach(
        (name, text) -> attributes.put(name, new QueueMessage.Attribute(Optional.of(text))));
    return new QueueMessage(id, body, Map.of("ApproximateReceiveCount", "1"), attributes);
  }
}
