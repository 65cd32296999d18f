package groundcrew.local.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The queues of all accounts and regions.
final class Queues {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Attributes that ElasticMQ obeys; the others are kept here and answered.
  private static final Set<String> OBEYED =
      Set.of(
          "VisibilityTimeout",
          "DelaySeconds",
          "ReceiveMessageWaitTimeSeconds",
          "FifoQueue",
          "ContentBasedDeduplication");

  /// So long SQS measures a queue that nobody calls.
  private static final Duration ACTIVE = Duration.ofHours(6);

  private final InstantSource clock;
  private final ElasticMq elasticMq;
  private final AtomicInteger created = new AtomicInteger();
  private final Map<String, Queue> byArn = new ConcurrentHashMap<>();

  private final Map<String, Instant> called = new ConcurrentHashMap<>();

  Queues(ElasticMq elasticMq, InstantSource clock) {
    this.elasticMq = elasticMq;
    this.clock = clock;
  }

  Queue create(String account, String region, String name, ObjectNode attributes) {
    var fifo = name.endsWith(".fifo");
    var internal = "q" + created.incrementAndGet() + (fifo ? ".fifo" : "");
    var queue = new Queue(account, region, name, internal, attributes);
    var existing = byArn.get(queue.arn());
    if (existing != null) {
      if (!existing.attributes().equals(attributes)) {
        throw new AwsError(
            400,
            "QueueNameExists",
            "A queue already exists with the same name and a different value for an attribute: "
                + name);
      }
      return existing;
    }
    var input = JSON.createObjectNode().put("QueueName", internal);
    input.set("Attributes", obeyed(attributes));
    elasticMq.call("CreateQueue", input);
    byArn.put(queue.arn(), queue);
    return queue;
  }

  void change(Queue queue, ObjectNode attributes) {
    var obeyed = obeyed(attributes);
    if (!obeyed.isEmpty()) {
      var input = JSON.createObjectNode();
      input.put("QueueUrl", elasticMq.queueUrl(queue.internalName())).set("Attributes", obeyed);
      elasticMq.call("SetQueueAttributes", input);
    }
    queue.attributes().setAll(attributes);
  }

  void remove(Queue queue) {
    byArn.remove(queue.arn());
  }

  Queue byUrl(String url, String region) {
    var path = URI.create(url).getPath().split("/", -1);
    var queue = path.length == 3 ? byName(region, path[1], path[2]) : byName(region, "", url);
    called.put(queue.arn(), clock.instant());
    return queue;
  }

  Queue byName(String region, String account, String name) {
    return byArn(Queue.arn(region, account, name))
        .orElseThrow(() ->
            new AwsError(
                400,
                "QueueDoesNotExist",
                "The specified queue does not exist: %s of account %s in %s"
                    .formatted(name, account, region)));
  }

  Optional<Queue> byArn(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  List<Queue> of(String account, String region, String prefix) {
    return byArn.values().stream()
        .filter(queue -> queue.account().equals(account) && queue.region().equals(region))
        .filter(queue -> queue.name().startsWith(prefix))
        .sorted(Comparator.comparing(Queue::name))
        .toList();
  }

  /// Tells whether a queue was called lately.
  boolean active(Queue queue) {
    var last = called.getOrDefault(queue.arn(), Instant.MIN);
    return !last.isBefore(clock.instant().minus(ACTIVE));
  }

  List<Queue> all() {
    return byArn.values().stream().sorted(Comparator.comparing(Queue::arn)).toList();
  }

  private ObjectNode obeyed(ObjectNode attributes) {
    var obeyed = JSON.createObjectNode();
    attributes
        .properties()
        .forEach(entry -> {
          if (OBEYED.contains(entry.getKey())) {
            obeyed.put(entry.getKey(), entry.getValue().asText());
          }
        });
    if (attributes.path("RedrivePolicy").asText().length() > 0) {
      obeyed.put("RedrivePolicy", redrivePolicy(attributes.path("RedrivePolicy").asText()));
    }
    return obeyed;
  }

  /// The same policy with the dead-letter queue's name in ElasticMQ.
  private String redrivePolicy(String given) {
    try {
      var policy = (ObjectNode) JSON.readTree(given);
      var arn = policy.path("deadLetterTargetArn").asText();
      var target =
          byArn(arn)
              .orElseThrow(() ->
                  new AwsError(
                      400,
                      "InvalidParameterValue",
                      "Value %s for parameter RedrivePolicy is invalid. Reason: Dead letter target does not exist."
                          .formatted(given)));
      policy.put(
          "deadLetterTargetArn",
          Queue.arn(ElasticMq.REGION, ElasticMq.ACCOUNT, target.internalName()));
      policy.put("maxReceiveCount", policy.path("maxReceiveCount").asInt());
      return JSON.writeValueAsString(policy);
    } catch (JsonProcessingException | ClassCastException e) {
      throw new AwsError(400, "InvalidParameterValue", "RedrivePolicy is no JSON: " + given);
    }
  }
}
