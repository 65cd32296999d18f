package groundcrew.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.template.Created;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// `AWS::SQS::Queue` and `AWS::SQS::QueuePolicy`.
public final class SqsKinds implements ResourceKind {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "ContentBasedDeduplication",
          "DelaySeconds",
          "FifoQueue",
          "KmsDataKeyReusePeriodSeconds",
          "KmsMasterKeyId",
          "MaximumMessageSize",
          "MessageRetentionPeriod",
          "ReceiveMessageWaitTimeSeconds",
          "RedriveAllowPolicy",
          "RedrivePolicy",
          "SqsManagedSseEnabled",
          "VisibilityTimeout");

  private final Sqs sqs;
  private final BiConsumer<String, JsonNode> policies;

  /// Creates the kinds.
  ///
  /// @param policies takes a queue's ARN and its policy document
  public SqsKinds(Sqs sqs, BiConsumer<String, JsonNode> policies) {
    this.sqs = sqs;
    this.policies = policies;
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::SQS::Queue", "AWS::SQS::QueuePolicy");
  }

  @Override
  public Created create(Resource resource) {
    return resource.type().equals("AWS::SQS::Queue") ? queue(resource) : policy(resource);
  }

  private Created queue(Resource resource) {
    var known = new java.util.HashSet<>(ATTRIBUTES);
    known.addAll(Set.of("QueueName", "Tags"));
    var properties = ResourceProperties.of(resource, known);
    var attributes = JSON.createObjectNode();
    for (var name : ATTRIBUTES) {
      properties
          .find(name)
          .ifPresent(
              value -> attributes.put(name, value.isObject() ? value.toString() : value.asText()));
    }
    var place = resource.place();
    try {
      var queue =
          sqs.queue(place.account(), place.region(), properties.name("QueueName", 80), attributes);
      return new Created(
          sqs.urlOf(queue),
          Map.of("Arn", queue.arn(), "QueueName", queue.name(), "QueueUrl", sqs.urlOf(queue)));
    } catch (AwsError e) {
      throw new IllegalArgumentException(resource.logicalId() + ": " + e.getMessage(), e);
    }
  }

  private Created policy(Resource resource) {
    var properties = ResourceProperties.of(resource, Set.of("PolicyDocument", "Queues"));
    var document =
        properties
            .find("PolicyDocument")
            .orElseThrow(() -> properties.fault("PolicyDocument", "is required"));
    for (var url : resource.properties().path("Queues")) {
      var path = URI.create(url.asText()).getPath().split("/", -1);
      policies.accept(Queue.arn(resource.place().region(), path[1], path[2]), document);
    }
    return new Created(resource.place().stack() + "-" + resource.logicalId(), Map.of());
  }
}
