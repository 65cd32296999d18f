package groundcrew.local.sns;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.arn.Arn;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.Service;
import groundcrew.local.ground.KeyRefusal;
import groundcrew.local.ground.KeyUse;
import groundcrew.local.limits.Paging;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The topics of every account and region.
public final class Sns implements Service {
  private final Topics topics = new Topics();
  private final Mailbox mailbox = new Mailbox();
  private final Listing listing;
  private final InstantSource clock;
  private final KeyUse keys;

  /// Creates a service without topics, where there are no keys.
  public Sns(Paging paging, InstantSource clock) {
    this(paging, clock, KeyUse.NO_KEYS);
  }

  /// Creates a service without topics.
  ///
  /// @param keys decides who may publish to encrypted topics
  public Sns(Paging paging, InstantSource clock, KeyUse keys) {
    this.keys = keys;
    this.listing = new Listing(paging, clock);
    this.clock = clock;
  }

  @Override
  public String model() {
    return "sns";
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    var input = call.input();
    var resource = input.path("TopicArn").asText(input.path("TargetArn").asText("*"));
    return List.of(RequiredPermission.of("sns:" + call.operation(), resource));
  }

  @Override
  public ObjectNode answer(Call call) {
    var answer = JsonNodeFactory.instance.objectNode();
    return switch (call.operation()) {
      case "Publish" ->
          answer.put("MessageId", publish(call.caller(), topic(call), Message.of(call.input())));
      case "ConfirmSubscription" ->
          answer.put("SubscriptionArn", confirm(topic(call), call.input().path("Token").asText()));
      case "GetTopicAttributes" -> {
        var topic = topics.find(topic(call));
        answer.set("Attributes", Shown.attributes(topic, topics.subscriptions(topic.arn())));
        yield answer;
      }
      case "ListTopics" ->
          listing.page(
              call,
              "Topics",
              topics.of(call.caller().account(), call.region()),
              Topic::arn,
              Shown::topic);
      case "ListSubscriptionsByTopic" -> {
        var topic = topics.find(topic(call));
        yield listing.page(
            call,
            "Subscriptions",
            topics.subscriptions(topic.arn()).stream(),
            Subscription::arn,
            subscription -> Shown.subscription(topic, subscription));
      }
      default ->
          throw new AwsError(
              400,
              "InvalidParameterException",
              "the local cloud's SNS does not know " + call.operation());
    };
  }

  /// Publishes for somebody whom the topic's policy has allowed already.
  ///
  /// @throws AwsError where the topic does not exist, or its key does not let the caller encrypt
  public String publish(Caller caller, String topicArn, Message message) {
    var topic = topics.find(topicArn);
    try {
      topic
          .encrypted()
          .ifPresent(resource -> keys.require(caller, resource, "GenerateDataKey", "Decrypt"));
    } catch (KeyRefusal e) {
      throw e.named("KMS%sException");
    }
    topics.subscriptions(topicArn).stream()
        .filter(Subscription::confirmed)
        .forEach(subscription ->
            mailbox.add(Texts.notification(topic, subscription, message, clock.instant())));
    return UUID.randomUUID().toString();
  }

  /// Confirms every subscription that waits for an address, as its owner does by the link in the
  /// e-mail.
  public void confirm(String address) {
    topics.waiting(address).forEach(waiting -> confirm(waiting.topicArn(), waiting.token()));
  }

  /// Returns the e-mails that would have been sent.
  public Mailbox mailbox() {
    return mailbox;
  }

  void create(Topic topic) {
    topics.put(topic);
  }

  Optional<Topic> topic(String topicArn) {
    return topics.maybe(topicArn);
  }

  void delete(String topicArn) {
    topics.remove(topicArn);
  }

  /// Ends a subscription. One that nobody has confirmed has no ARN by which it could be ended: it
  /// stays until its confirmation has expired.
  void unsubscribe(String subscriptionArn) {
    topics.unsubscribe(subscriptionArn);
  }

  Subscription subscribe(String topicArn, String address) {
    var topic = topics.find(topicArn);
    var id = UUID.nameUUIDFromBytes((topicArn + address).getBytes(StandardCharsets.UTF_8));
    var subscription =
        new Subscription(
            topicArn, "email", address, id.toString(), UUID.randomUUID().toString(), false);
    topics.put(subscription);
    mailbox.add(Texts.confirmation(topic, subscription, clock.instant()));
    return subscription;
  }

  private String confirm(String topicArn, String token) {
    return topics.confirm(topics.find(topicArn).arn(), token).arn();
  }

  private static String topic(Call call) {
    var arn = call.input().path("TopicArn").asText(call.input().path("TargetArn").asText());
    return Arn.find(arn)
        .filter(topic -> topic.service().equals("sns") && topic.region().equals(call.region()))
        .map(Arn::toString)
        .orElseThrow(
            () -> new AwsError(400, "InvalidParameterException", "Invalid parameter: TopicArn"));
  }
}
