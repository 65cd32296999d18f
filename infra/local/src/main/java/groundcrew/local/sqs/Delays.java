package groundcrew.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.ground.Agenda;
import java.time.Duration;
import java.util.HashMap;

/// Sends messages, and lets the agenda alone decide when delayed ones become visible: ElasticMQ is
/// told to delay them for as long as it can.
///
/// The delay of a FIFO queue stays with ElasticMQ, since its messages take none of their own.
record Delays(ElasticMq elasticMq, Arrivals arrivals, Agenda agenda) {
  private static final long LONGEST_SECONDS = 900;

  ObjectNode send(Queue queue, ObjectNode message) {
    var seconds = hide(queue, message);
    var answer = elasticMq.call("SendMessage", message);
    plan(queue, answer, seconds);
    return answer;
  }

  ObjectNode sendBatch(Queue queue, ObjectNode input) {
    var seconds = new HashMap<String, Long>();
    input
        .path("Entries")
        .forEach(entry -> seconds.put(entry.path("Id").asText(), hide(queue, (ObjectNode) entry)));
    var answer = Batches.send(elasticMq, queue, input);
    for (var sent : answer.path("Successful")) {
      plan(queue, sent, seconds.getOrDefault(sent.path("Id").asText(), 0L));
    }
    return answer;
  }

  /// Returns the delay of a message. Zero and what SQS refuses are left as they are.
  private static long hide(Queue queue, ObjectNode message) {
    if (queue.name().endsWith(".fifo")) {
      return 0;
    }
    var ofQueue = queue.attributes().path("DelaySeconds").asLong(0);
    var seconds = message.path("DelaySeconds").asLong(ofQueue);
    if (seconds > 0 && seconds < LONGEST_SECONDS) {
      message.put("DelaySeconds", LONGEST_SECONDS);
    }
    return seconds;
  }

  private void plan(Queue queue, JsonNode sent, long seconds) {
    if (seconds > 0) {
      var message = sent.path("MessageId").asText();
      agenda.in(
          Duration.ofSeconds(seconds),
          "delay in " + queue.name(),
          () -> arrivals.handle(message).ifPresent(handle -> elasticMq.show(queue, handle)));
    }
  }
}
