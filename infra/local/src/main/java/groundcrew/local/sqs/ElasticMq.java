package groundcrew.local.sqs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.QueueDepth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.pekko.actor.AbstractActor;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/// The ElasticMQ server, embedded, on a free port of loopback.
final class ElasticMq implements AutoCloseable {
  /// The account that ElasticMQ puts into its URLs and ARNs.
  static final String ACCOUNT = "000000000000";

  static final String REGION = "elasticmq";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ActorSystem actors = ActorSystem.create("elasticmq");
  private final SQSRestServer server;
  private final URI endpoint;
  private final HttpClient http = HttpClient.newHttpClient();

  ElasticMq(Arrivals arrivals) {
    server =
        SQSRestServerBuilder.withInterface("127.0.0.1")
            .withDynamicPort()
            .withAWSAccountId(ACCOUNT)
            .withAWSRegion(REGION)
            .withActorSystem(actors)
            .withQueueEventListener(
                actors.actorOf(Props.create(AbstractActor.class, arrivals::listener)))
            .start();
    endpoint = URI.create("http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
  }

  String queueUrl(String internalName) {
    return endpoint + "/" + ACCOUNT + "/" + internalName;
  }

  ObjectNode call(String operation, ObjectNode input) {
    try {
      var request =
          HttpRequest.newBuilder(endpoint)
              .header("Content-Type", "application/x-amz-json-1.0")
              .header("X-Amz-Target", "AmazonSQS." + operation)
              .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(input)))
              .build();
      var response = http.send(request, BodyHandlers.ofString());
      var body = response.body().isBlank() ? "{}" : response.body();
      if (response.statusCode() >= 300) {
        throw error(response.statusCode(), body);
      }
      return (ObjectNode) JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException("ElasticMQ did not answer " + operation, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwsError(503, "ServiceUnavailable", "the local cloud is being closed");
    }
  }

  /// Returns the messages of a queue.
  QueueDepth.Messages depth(Queue queue) {
    var input = JSON.createObjectNode().put("QueueUrl", queueUrl(queue.internalName()));
    input.putArray("AttributeNames").add("All");
    var attributes = call("GetQueueAttributes", input).path("Attributes");
    return new QueueDepth.Messages(
        attributes.path("ApproximateNumberOfMessages").asLong(),
        attributes.path("ApproximateNumberOfMessagesNotVisible").asLong(),
        attributes.path("ApproximateNumberOfMessagesDelayed").asLong());
  }

  /// Makes a hidden message visible, where it is still there.
  void show(Queue queue, String handle) {
    var input =
        JSON.createObjectNode()
            .put("QueueUrl", queueUrl(queue.internalName()))
            .put("ReceiptHandle", handle)
            .put("VisibilityTimeout", 0);
    try {
      call("ChangeMessageVisibility", input);
    } catch (AwsError e) {
      // It was deleted, or its queue was.
      return;
    }
  }

  private static AwsError error(int status, String body) throws IOException {
    if (!body.startsWith("{")) {
      return new AwsError(status, "InvalidParameterValue", body);
    }
    var error = JSON.readTree(body);
    var type = error.path("__type").asText("InternalError");
    var code = type.substring(type.indexOf('#') + 1).replace("AWS.SimpleQueueService.", "");
    var message = error.path("message").asText(error.path("Message").asText(body));
    return new AwsError(
        status, code.equals("NonExistentQueue") ? "QueueDoesNotExist" : code, message);
  }

  @Override
  public void close() {
    http.shutdownNow();
    server.stopAndWait();
    actors.terminate();
  }
}
