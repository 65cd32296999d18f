package groundcrew.local.sns;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Topics and subscriptions as SNS shows them.
final class Shown {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Shown() {}

  static ObjectNode topic(Topic topic) {
    return NODES.objectNode().put("TopicArn", topic.arn());
  }

  static ObjectNode attributes(Topic topic, List<Subscription> subscriptions) {
    var confirmed = subscriptions.stream().filter(Subscription::confirmed).count();
    var attributes =
        topic(topic)
            .put("Owner", topic.account())
            .put("DisplayName", topic.displayName())
            .put("SubscriptionsConfirmed", Long.toString(confirmed))
            .put("SubscriptionsPending", Long.toString(subscriptions.size() - confirmed));
    topic.kmsKey().ifPresent(key -> attributes.put("KmsMasterKeyId", key));
    return attributes;
  }

  static ObjectNode subscription(Topic topic, Subscription subscription) {
    return topic(topic)
        .put("SubscriptionArn", subscription.shownArn())
        .put("Owner", topic.account())
        .put("Protocol", subscription.protocol())
        .put("Endpoint", subscription.endpoint());
  }
}
