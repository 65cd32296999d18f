package groundcrew.local.sqs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import java.util.HashMap;
import java.util.regex.Pattern;

/// Deletes messages. A message that is gone already, or the handle of a delivery before the last,
/// is a fault for ElasticMQ and none for SQS, where at-least-once delivery makes both common.
final class Deletions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INVALID = "ReceiptHandleIsInvalid";

  /// What ElasticMQ gives as a handle; anything else was never given to anybody.
  private static final Pattern GIVEN = Pattern.compile("[0-9a-f-]{36}#[0-9a-f-]{36}");

  private Deletions() {}

  static ObjectNode one(ElasticMq elasticMq, ObjectNode input) {
    try {
      return elasticMq.call("DeleteMessage", input);
    } catch (AwsError e) {
      if (e.code().equals(INVALID) && given(input.path("ReceiptHandle").asText())) {
        return JSON.createObjectNode();
      }
      throw e;
    }
  }

  static ObjectNode batch(ElasticMq elasticMq, ObjectNode input) {
    var handles = new HashMap<String, String>();
    input
        .path("Entries")
        .forEach(e -> handles.put(e.path("Id").asText(), e.path("ReceiptHandle").asText()));
    var answer = Batches.complete(elasticMq.call("DeleteMessageBatch", input));
    var failed = answer.withArray("Failed").deepCopy();
    answer.putArray("Failed");
    for (var entry : failed) {
      var id = entry.path("Id").asText();
      if (entry.path("Code").asText().equals(INVALID) && given(handles.getOrDefault(id, ""))) {
        answer.withArray("Successful").addObject().put("Id", id);
      } else {
        answer.withArray("Failed").add(entry);
      }
    }
    return answer;
  }

  private static boolean given(String handle) {
    return GIVEN.matcher(handle).matches();
  }
}
