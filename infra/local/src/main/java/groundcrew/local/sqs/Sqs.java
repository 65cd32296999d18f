package groundcrew.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Agenda;
import groundcrew.local.ground.KeyUse;
import groundcrew.local.ground.QueueDepth;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// SQS behind the gateway; the engine is ElasticMQ.
public final class Sqs implements Service, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> FORWARDED =
      Set.of(
          "ChangeMessageVisibility",
          "ChangeMessageVisibilityBatch",
          "DeleteMessage",
          "DeleteMessageBatch",
          "DeleteQueue",
          "GetQueueAttributes",
          "ListQueueTags",
          "PurgeQueue",
          "ReceiveMessage",
          "SendMessage",
          "SendMessageBatch",
          "TagQueue",
          "UntagQueue");

  private final Arrivals arrivals;
  private final ElasticMq elasticMq;
  private final Queues queues;
  private final Visibility visibility;
  private final Delays delays;
  private final Supplier<URI> endpoint;
  private final Encryption encryption;

  /// Starts ElasticMQ where there are no keys.
  public Sqs(Supplier<URI> endpoint, Agenda agenda) {
    this(endpoint, agenda, KeyUse.NO_KEYS);
  }

  /// Starts ElasticMQ.
  ///
  /// @param endpoint the gateway, as queue URLs show it
  /// @param agenda by which messages grow old and become visible again
  /// @param keys decides who may use the keys of queues
  public Sqs(Supplier<URI> endpoint, Agenda agenda, KeyUse keys) {
    this.endpoint = endpoint;
    this.encryption = new Encryption(keys);
    arrivals = new Arrivals(agenda);
    elasticMq = new ElasticMq(arrivals);
    queues = new Queues(elasticMq, agenda);
    visibility = new Visibility(elasticMq, agenda);
    delays = new Delays(elasticMq, arrivals, agenda);
  }

  @Override
  public String model() {
    return "sqs";
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    var operation = call.operation();
    // The batch forms have no action of their own.
    var action =
        "sqs:"
            + (operation.endsWith("Batch")
                ? operation.substring(0, operation.length() - "Batch".length())
                : operation);
    return List.of(RequiredPermission.of(action, resource(call)));
  }

  private static String resource(Call call) {
    var input = call.input();
    if (input.has("QueueUrl")) {
      var path = URI.create(input.path("QueueUrl").asText()).getPath().split("/", -1);
      return path.length == 3 ? Queue.arn(call.region(), path[1], path[2]) : "*";
    }
    return input.has("QueueName")
        ? Queue.arn(call.region(), owner(call), input.path("QueueName").asText())
        : "*";
  }

  private static String owner(Call call) {
    return call.input().path("QueueOwnerAWSAccountId").asText(call.caller().account());
  }

  @Override
  public ObjectNode answer(Call call) {
    var input = call.input();
    return switch (call.operation()) {
      case "CreateQueue" -> {
        var attributes = JSON.createObjectNode();
        input
            .path("Attributes")
            .properties()
            .forEach(e -> attributes.set(e.getKey(), e.getValue()));
        yield url(queue(call.caller().account(), call.region(), name(input), attributes));
      }
      case "GetQueueUrl" -> url(queues.byName(call.region(), owner(call), name(input)));
      case "ListQueues" -> list(call);
      case "SetQueueAttributes" -> {
        var queue = queues.byUrl(input.path("QueueUrl").asText(), call.region());
        queues.change(queue, (ObjectNode) input.path("Attributes"));
        yield JSON.createObjectNode();
      }
      default -> forward(call);
    };
  }

  private ObjectNode forward(Call call) {
    var operation = call.operation();
    if (!FORWARDED.contains(operation)) {
      throw new AwsError(
          400, "UnsupportedOperation", "the local cloud's SQS does not know " + operation);
    }
    var queue = queues.byUrl(call.input().path("QueueUrl").asText(), call.region());
    encryption.decide(call.caller(), operation, queue);
    var input = call.input().deepCopy();
    input.put("QueueUrl", elasticMq.queueUrl(queue.internalName()));
    return switch (operation) {
      case "SendMessage" -> {
        Limits.message(input, queue);
        call.trace().ifPresent(trace -> traced(input, trace));
        yield delays.send(queue, input);
      }
      case "SendMessageBatch" -> {
        call.trace()
            .ifPresent(
                trace -> input.path("Entries").forEach(entry -> traced((ObjectNode) entry, trace)));
        yield delays.sendBatch(queue, input);
      }
      case "DeleteMessage" -> Deletions.one(elasticMq, input);
      case "DeleteMessageBatch" -> {
        Limits.batch(input.path("Entries"));
        yield Deletions.batch(elasticMq, input);
      }
      case "ChangeMessageVisibilityBatch" -> {
        Limits.batch(input.path("Entries"));
        yield visibility.changeBatch(queue, input);
      }
      case "ChangeMessageVisibility" -> visibility.change(queue, input);
      case "ReceiveMessage" -> visibility.receive(queue, withAttributeNames(input));
      case "GetQueueAttributes" -> attributes(queue, input);
      case "DeleteQueue" -> delete(queue);
      case "PurgeQueue" -> {
        arrivals.forget(queue.internalName());
        yield elasticMq.call(operation, input);
      }
      default -> elasticMq.call(operation, input);
    };
  }

  /// SQS keeps the header of the call with the message, unless the sender has told another.
  private static void traced(ObjectNode message, String trace) {
    var attributes = message.withObject("MessageSystemAttributes");
    if (!attributes.has("AWSTraceHeader")) {
      attributes.putObject("AWSTraceHeader").put("DataType", "String").put("StringValue", trace);
    }
  }

  /// ElasticMQ reads the older of the two members.
  private static ObjectNode withAttributeNames(ObjectNode input) {
    var names = input.withArray("AttributeNames");
    input.path("MessageSystemAttributeNames").forEach(names::add);
    input.remove("MessageSystemAttributeNames");
    return input;
  }

  private ObjectNode attributes(Queue queue, ObjectNode input) {
    var names = new ArrayList<String>();
    input.path("AttributeNames").valueStream().map(JsonNode::asText).forEach(names::add);
    input.putArray("AttributeNames").add("All");
    var known = (ObjectNode) elasticMq.call("GetQueueAttributes", input).path("Attributes");
    known.setAll(queue.attributes());
    known.put("QueueArn", queue.arn());
    var answer = JSON.createObjectNode();
    var attributes = answer.putObject("Attributes");
    known.properties().stream()
        .filter(entry -> names.contains("All") || names.contains(entry.getKey()))
        .forEach(entry -> attributes.put(entry.getKey(), entry.getValue().asText()));
    return answer;
  }

  private ObjectNode list(Call call) {
    var answer = JSON.createObjectNode();
    var prefix = call.input().path("QueueNamePrefix").asText("");
    var urls = answer.putArray("QueueUrls");
    queues.of(call.caller().account(), call.region(), prefix).forEach(q -> urls.add(urlOf(q)));
    return answer;
  }

  private static String name(ObjectNode input) {
    return input.path("QueueName").asText();
  }

  private ObjectNode url(Queue queue) {
    return JSON.createObjectNode().put("QueueUrl", urlOf(queue));
  }

  String urlOf(Queue queue) {
    var gateway = endpoint.get().toString().replaceAll("/+$", "");
    return "%s/%s/%s".formatted(gateway, queue.account(), queue.name());
  }

  Queue queue(String account, String region, String name, ObjectNode attributes) {
    return queues.create(account, region, name, attributes);
  }

  void change(String queueArn, ObjectNode attributes) {
    queues.byArn(queueArn).ifPresent(queue -> queues.change(queue, attributes));
  }

  void delete(String queueArn) {
    queues.byArn(queueArn).ifPresent(this::delete);
  }

  private ObjectNode delete(Queue queue) {
    queues.remove(queue);
    var input = JSON.createObjectNode().put("QueueUrl", elasticMq.queueUrl(queue.internalName()));
    return elasticMq.call("DeleteQueue", input);
  }

  /// Returns the messages of a queue. It is no AWS call.
  public QueueDepth.Messages depth(String queueArn) {
    var queue =
        queues
            .byArn(queueArn)
            .orElseThrow(() -> new IllegalArgumentException("there is no queue " + queueArn));
    // Pollers ask again and again, mostly about empty queues.
    return arrivals.none(queue.internalName())
        ? new QueueDepth.Messages(0, 0, 0)
        : elasticMq.depth(queue);
  }

  /// Returns what the queues hold that SQS measures: those that hold messages or were called in the
  /// last six hours. It is no AWS call.
  public List<QueueReading> readings() {
    return queues.all().stream().flatMap(queue -> reading(queue).stream()).toList();
  }

  private Optional<QueueReading> reading(Queue queue) {
    var depth = elasticMq.depth(queue);
    return depth.all() > 0 || queues.active(queue)
        ? Optional.of(
            new QueueReading(
                queue.account(),
                queue.region(),
                queue.name(),
                depth.visible(),
                arrivals.ageOfOldest(queue.internalName())))
        : Optional.empty();
  }

  @Override
  public void close() {
    elasticMq.close();
  }
}
