package groundcrew.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.iam.Iam;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `AWS::SQS::Queue` and `AWS::SQS::QueuePolicy`.
public final class SqsKinds implements ResourceKind {
  private static final String QUEUE = "AWS::SQS::Queue";
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

  private static final Set<String> KNOWN =
      Stream.concat(ATTRIBUTES.stream(), Stream.of("QueueName", "Tags"))
          .collect(Collectors.toUnmodifiableSet());

  /// What an attribute is again when a template has it no longer; the others are empty.
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "ContentBasedDeduplication", "false",
          "DelaySeconds", "0",
          "KmsDataKeyReusePeriodSeconds", "300",
          "MaximumMessageSize", "1048576",
          "MessageRetentionPeriod", "345600",
          "ReceiveMessageWaitTimeSeconds", "0",
          "SqsManagedSseEnabled", "true",
          "VisibilityTimeout", "30");

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
    return Set.of(QUEUE, "AWS::SQS::QueuePolicy");
  }

  @Override
  public Created create(Resource resource) {
    return resource.type().equals(QUEUE) ? queue(resource) : policy(resource);
  }

  @Override
  public Changes changes(String type) {
    return type.equals(QUEUE) ? Changes.named("QueueName", "FifoQueue") : Changes.IN_PLACE;
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    if (!wanted.type().equals(QUEUE)) {
      unset(existing.resource());
      return policy(wanted);
    }
    var attributes = attributes(wanted);
    if (existing.resource().properties().has("RedrivePolicy") && !attributes.has("RedrivePolicy")) {
      // ElasticMQ has no way back from it.
      throw wanted.fault("property RedrivePolicy cannot be removed by the local cloud");
    }
    for (var before : attributes(existing.resource()).properties()) {
      if (!attributes.has(before.getKey())) {
        attributes.put(before.getKey(), DEFAULTS.getOrDefault(before.getKey(), ""));
      }
    }
    try {
      sqs.change(arn(existing), attributes);
    } catch (AwsError e) {
      throw new IllegalArgumentException(wanted.logicalId() + ": " + e.getMessage(), e);
    }
    return existing.created();
  }

  @Override
  public void delete(Existing existing) {
    if (existing.resource().type().equals(QUEUE)) {
      policies.accept(arn(existing), Iam.NO_POLICY);
      sqs.delete(arn(existing));
    } else {
      unset(existing.resource());
    }
  }

  private static String arn(Existing existing) {
    return existing.created().attributes().getOrDefault("Arn", "");
  }

  private static ObjectNode attributes(Resource resource) {
    var properties = ResourceProperties.of(resource, KNOWN);
    var attributes = JSON.createObjectNode();
    for (var name : ATTRIBUTES) {
      properties
          .find(name)
          .ifPresent(
              value -> attributes.put(name, value.isObject() ? value.toString() : value.asText()));
    }
    return attributes;
  }

  private Created queue(Resource resource) {
    var name = ResourceProperties.of(resource, KNOWN).name("QueueName", 80);
    var place = resource.place();
    try {
      var queue = sqs.queue(place.account(), place.region(), name, attributes(resource));
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
    set(resource, document);
    return new Created(resource.generatedName(Integer.MAX_VALUE), Map.of());
  }

  /// A queue has one policy: what another resource has set meanwhile goes with it.
  private void unset(Resource resource) {
    set(resource, Iam.NO_POLICY);
  }

  private void set(Resource resource, JsonNode document) {
    for (var url : resource.properties().path("Queues")) {
      var path = URI.create(url.asText()).getPath().split("/", -1);
      policies.accept(Queue.arn(resource.place().region(), path[1], path[2]), document);
    }
  }
}
