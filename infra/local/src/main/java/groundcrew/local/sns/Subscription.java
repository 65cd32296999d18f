package groundcrew.local.sns;

/// An address that wants to hear of a topic.
///
/// @param id last part of its ARN
/// @param token what the request to confirm holds
record Subscription(
    String topicArn, String protocol, String endpoint, String id, String token, boolean confirmed) {

  String arn() {
    return topicArn + ":" + id;
  }

  /// Returns what listings show instead of the ARN until the owner has confirmed.
  String shownArn() {
    return confirmed ? arn() : "PendingConfirmation";
  }

  Subscription confirm() {
    return new Subscription(topicArn, protocol, endpoint, id, token, true);
  }
}
