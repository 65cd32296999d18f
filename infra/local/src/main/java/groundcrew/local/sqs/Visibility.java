package groundcrew.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.ground.Agenda;
import groundcrew.local.ground.Appointment;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// When received messages become visible again.
///
/// The agenda alone decides it: ElasticMQ has the machine's clock, which nobody can turn, and is
/// told to hide every received message for as long as it can. [Delays] does the same for those that
/// nobody has received.
final class Visibility {
  private static final long DEFAULT_SECONDS = 30;
  private static final long LONGEST_SECONDS = 43_200;

  private final Map<String, Appointment> byMessage = new ConcurrentHashMap<>();
  private final ElasticMq elasticMq;
  private final Agenda agenda;

  Visibility(ElasticMq elasticMq, Agenda agenda) {
    this.elasticMq = elasticMq;
    this.agenda = agenda;
  }

  ObjectNode receive(Queue queue, ObjectNode input) {
    var seconds = seconds(input.path("VisibilityTimeout")).orElseGet(() -> ofQueue(queue));
    var answer = elasticMq.call("ReceiveMessage", longest(input, seconds));
    answer
        .path("Messages")
        .forEach(message -> hide(queue, message.path("ReceiptHandle").asText(), seconds));
    return answer;
  }

  ObjectNode change(Queue queue, ObjectNode input) {
    var seconds = seconds(input.path("VisibilityTimeout")).orElse(0L);
    var answer = elasticMq.call("ChangeMessageVisibility", longest(input, seconds));
    hide(queue, input.path("ReceiptHandle").asText(), seconds);
    return answer;
  }

  ObjectNode changeBatch(Queue queue, ObjectNode input) {
    var forwarded = input.deepCopy();
    for (var entry : forwarded.path("Entries")) {
      var seconds = seconds(entry.path("VisibilityTimeout")).orElse(0L);
      longest((ObjectNode) entry, seconds);
    }
    var answer = Batches.complete(elasticMq.call("ChangeMessageVisibilityBatch", forwarded));
    for (var done : answer.path("Successful")) {
      input
          .path("Entries")
          .valueStream()
          .filter(entry -> entry.path("Id").equals(done.path("Id")))
          .forEach(entry ->
              hide(
                  queue,
                  entry.path("ReceiptHandle").asText(),
                  seconds(entry.path("VisibilityTimeout")).orElse(0L)));
    }
    return answer;
  }

  private static long ofQueue(Queue queue) {
    return seconds(queue.attributes().path("VisibilityTimeout")).orElse(DEFAULT_SECONDS);
  }

  private static Optional<Long> seconds(JsonNode given) {
    return given.isMissingNode() ? Optional.empty() : Optional.of(given.asLong());
  }

  /// Zero and what SQS refuses are left as they are.
  private static ObjectNode longest(ObjectNode input, long seconds) {
    return seconds > 0 && seconds < LONGEST_SECONDS
        ? input.put("VisibilityTimeout", LONGEST_SECONDS)
        : input;
  }

  private void hide(Queue queue, String handle, long seconds) {
    // ElasticMQ finds a message by the first half of a handle, whichever delivery gave it.
    var message = queue.internalName() + handle.split("#", 2)[0];
    var shown =
        seconds == 0
            ? null
            : agenda.in(
                Duration.ofSeconds(seconds),
                "visibility time-out in " + queue.name(),
                () -> show(queue, message, handle));
    var before = shown == null ? byMessage.remove(message) : byMessage.put(message, shown);
    Optional.ofNullable(before).ifPresent(agenda::cancel);
  }

  private void show(Queue queue, String message, String handle) {
    byMessage.remove(message);
    elasticMq.show(queue, handle);
  }
}
