package groundcrew.local.sqs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;

/// Batch calls: one entry's fault fails that entry alone, under HTTP 200.
final class Batches {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Batches() {}

  static ObjectNode send(ElasticMq elasticMq, Queue queue, ObjectNode input) {
    var entries = input.path("Entries");
    Limits.messages(entries);
    var accepted = JSON.createArrayNode();
    var refused = JSON.createArrayNode();
    for (var entry : entries) {
      try {
        Limits.message(entry, queue);
        accepted.add(entry);
      } catch (AwsError e) {
        refused
            .addObject()
            .put("Id", entry.path("Id").asText())
            .put("SenderFault", true)
            .put("Code", e.code())
            .put("Message", e.getMessage());
      }
    }
    input.set("Entries", accepted);
    var answer =
        accepted.isEmpty() ? JSON.createObjectNode() : elasticMq.call("SendMessageBatch", input);
    complete(answer).withArray("Failed").addAll(refused);
    return answer;
  }

  /// Adds the lists that SQS always answers, even when they are empty.
  static ObjectNode complete(ObjectNode answer) {
    answer.withArray("Successful");
    answer.withArray("Failed");
    return answer;
  }
}
