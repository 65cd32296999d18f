package groundcrew.local.sns;

import java.time.Instant;

/// The e-mails as SNS words them.
final class Texts {
  private Texts() {}

  static Email confirmation(Topic topic, Subscription subscription, Instant now) {
    var text =
        """
        You have chosen to subscribe to the topic:
        %s

        To confirm this subscription, visit this link (if this was in error no action is necessary):
        https://sns.%s.amazonaws.com/confirmation.html?TopicArn=%s&Token=%s&Endpoint=%s
        """
            .formatted(
                topic.arn(),
                topic.region(),
                topic.arn(),
                subscription.token(),
                subscription.endpoint());
    var subject = "AWS Notification - Subscription Confirmation";
    return new Email(subscription.endpoint(), subject, text, topic.arn(), now);
  }

  static Email notification(Topic topic, Subscription subscription, Message message, Instant now) {
    var subject = message.subject().isEmpty() ? "AWS Notification Message" : message.subject();
    return new Email(
        subscription.endpoint(), subject, message.text(subscription.protocol()), topic.arn(), now);
  }
}
