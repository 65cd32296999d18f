package groundcrew.local.sns;

import groundcrew.local.gateway.AwsError;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The topics of all accounts and regions, and who has subscribed to them.
final class Topics {
  private final Map<String, Topic> byArn = new ConcurrentHashMap<>();
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();

  void put(Topic topic) {
    byArn.put(topic.arn(), topic);
  }

  void put(Subscription subscription) {
    subscriptions.put(subscription.arn(), subscription);
  }

  /// Removes a topic with all its subscriptions.
  void remove(String topicArn) {
    byArn.remove(topicArn);
    subscriptions.values().removeIf(one -> one.topicArn().equals(topicArn));
  }

  void unsubscribe(String subscriptionArn) {
    subscriptions.computeIfPresent(
        subscriptionArn, (_, subscription) -> subscription.confirmed() ? null : subscription);
  }

  Optional<Topic> maybe(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  Topic find(String arn) {
    return maybe(arn)
        .orElseThrow(() -> new AwsError(404, "NotFoundException", "Topic does not exist"));
  }

  Stream<Topic> of(String account, String region) {
    return byArn.values().stream()
        .filter(topic -> topic.account().equals(account) && topic.region().equals(region))
        .sorted(Comparator.comparing(Topic::arn));
  }

  List<Subscription> subscriptions(String topicArn) {
    return subscriptions.values().stream()
        .filter(subscription -> subscription.topicArn().equals(topicArn))
        .sorted(Comparator.comparing(Subscription::arn))
        .toList();
  }

  /// Returns the subscriptions of an address that wait for a confirmation.
  List<Subscription> waiting(String endpoint) {
    return subscriptions.values().stream()
        .filter(subscription -> subscription.endpoint().equals(endpoint))
        .filter(subscription -> !subscription.confirmed())
        .toList();
  }

  Subscription confirm(String topicArn, String token) {
    var confirmed =
        subscriptions(topicArn).stream()
            .filter(subscription -> subscription.token().equals(token))
            .findFirst()
            .orElseThrow(
                () -> new AwsError(400, "InvalidParameterException", "Invalid parameter: Token"))
            .confirm();
    put(confirmed);
    return confirmed;
  }
}
