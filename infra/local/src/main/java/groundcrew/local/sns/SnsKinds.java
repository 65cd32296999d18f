package groundcrew.local.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.iam.Iam;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/// `AWS::SNS::Topic`, `AWS::SNS::TopicPolicy` and `AWS::SNS::Subscription`.
public final class SnsKinds implements ResourceKind {
  private final Sns sns;
  private final BiConsumer<String, JsonNode> policies;

  /// Creates the kinds.
  ///
  /// @param policies takes a topic's ARN and its policy document
  public SnsKinds(Sns sns, BiConsumer<String, JsonNode> policies) {
    this.sns = sns;
    this.policies = policies;
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::SNS::Topic", "AWS::SNS::TopicPolicy", "AWS::SNS::Subscription");
  }

  @Override
  public Created create(Resource resource) {
    return switch (resource.type()) {
      case "AWS::SNS::Topic" -> topic(resource);
      case "AWS::SNS::TopicPolicy" -> policy(resource);
      default -> subscription(resource);
    };
  }

  @Override
  public Changes changes(String type) {
    return switch (type) {
      case "AWS::SNS::Topic" -> Changes.named("TopicName");
      case "AWS::SNS::Subscription" -> Changes.replacing("Endpoint", "Protocol", "TopicArn");
      default -> Changes.IN_PLACE;
    };
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    if (wanted.type().equals("AWS::SNS::Topic")) {
      sns.create(declared(wanted));
      return existing.created();
    }
    unset(existing.resource());
    return policy(wanted);
  }

  @Override
  public void delete(Existing existing) {
    switch (existing.resource().type()) {
      case "AWS::SNS::Topic" -> {
        policies.accept(existing.id(), Iam.NO_POLICY);
        sns.delete(existing.id());
      }
      case "AWS::SNS::TopicPolicy" -> unset(existing.resource());
      default -> sns.unsubscribe(existing.id());
    }
  }

  private Created topic(Resource resource) {
    var topic = declared(resource);
    sns.create(topic);
    policies.accept(topic.arn(), defaultPolicy(topic));
    return new Created(topic.arn(), Map.of("TopicArn", topic.arn(), "TopicName", topic.name()));
  }

  private static Topic declared(Resource resource) {
    var properties =
        ResourceProperties.of(
            resource, Set.of("DisplayName", "KmsMasterKeyId", "Tags", "TopicName"));
    var place = resource.place();
    return new Topic(
        place.account(),
        place.region(),
        properties.name("TopicName", 256),
        properties.text("DisplayName").orElse(""),
        properties.text("KmsMasterKeyId"));
  }

  /// What a topic has until it gets a policy of its own: services that act for the same account may
  /// publish.
  private static ObjectNode defaultPolicy(Topic topic) {
    var policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
    var statement =
        policy
            .putArray("Statement")
            .addObject()
            .put("Sid", "__default_statement_ID")
            .put("Effect", "Allow")
            .put("Action", "sns:Publish")
            .put("Resource", topic.arn());
    statement.putObject("Principal").put("AWS", "*");
    statement
        .putObject("Condition")
        .putObject("StringEquals")
        .put("aws:SourceOwner", topic.account());
    return policy;
  }

  private Created policy(Resource resource) {
    var properties = ResourceProperties.of(resource, Set.of("PolicyDocument", "Topics"));
    var document =
        properties
            .find("PolicyDocument")
            .orElseThrow(() -> properties.fault("PolicyDocument", "is required"));
    resource.properties().path("Topics").forEach(arn -> policies.accept(arn.asText(), document));
    return new Created(resource.generatedName(Integer.MAX_VALUE), Map.of());
  }

  /// A topic without a policy of its own has the default again.
  private void unset(Resource resource) {
    for (var arn : resource.properties().path("Topics")) {
      sns.topic(arn.asText())
          .ifPresent(topic -> policies.accept(topic.arn(), defaultPolicy(topic)));
    }
  }

  private Created subscription(Resource resource) {
    var properties = ResourceProperties.of(resource, Set.of("Endpoint", "Protocol", "TopicArn"));
    var protocol = properties.required("Protocol");
    if (!protocol.equals("email")) {
      throw properties.fault("Protocol", "must be email, but is " + protocol);
    }
    try {
      var subscription =
          sns.subscribe(properties.required("TopicArn"), properties.required("Endpoint"));
      return new Created(subscription.arn(), Map.of("Arn", subscription.arn()));
    } catch (AwsError e) {
      throw properties.fault("TopicArn", String.valueOf(e.getMessage()));
    }
  }
}
