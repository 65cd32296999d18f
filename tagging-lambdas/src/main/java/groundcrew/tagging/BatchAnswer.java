package groundcrew.tagging;

import groundcrew.common.Json;
import java.util.List;

/// What a function answers to a batch of SQS messages.
final class BatchAnswer {
  private BatchAnswer() {}

  /// @param again ids of the messages that are received again; the others are deleted
  static String json(List<String> again) {
    var answer = Json.object();
    var failures = answer.putArray("batchItemFailures");
    again.forEach(message -> failures.addObject().put("itemIdentifier", message));
    return Json.write(answer);
  }
}
