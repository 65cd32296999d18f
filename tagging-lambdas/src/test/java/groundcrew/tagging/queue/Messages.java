package groundcrew.tagging.queue;

import groundcrew.common.Json;
import groundcrew.common.JsonArray;
import groundcrew.common.JsonObject;
import groundcrew.tagging.message.TaggingTask;
import groundcrew.tagging.message.Task;
import groundcrew.tagging.message.TaskMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The records of an SQS event, as far as they are read.
final class Messages {
  static final TaggingTask TASK =
      TaggingTask.of(
          "platform",
          "222222222222",
          "eu-west-1",
          List.of("a"),
          Map.of("a", "1"),
          Instant.parse("2026-01-31T02:00:00Z"));

  private Messages() {}

  static JsonObject message(String id, Task task) {
    return message(id, TaskMessage.body(task));
  }

  static JsonObject message(String id, String body) {
    var message = Json.object().put("messageId", id).put("body", body);
    message.putObject("attributes").put("ApproximateReceiveCount", "1");
    message.putObject("messageAttributes");
    return message;
  }

  static JsonArray records(JsonObject... messages) {
    var records = Json.array();
    List.of(messages).forEach(records::add);
    return records;
  }
}
