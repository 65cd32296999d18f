package groundcrew.local.sns;

import java.util.Optional;

/// A topic.
///
/// @param displayName what e-mails show as their sender, empty for the topic's own name
/// @param kmsKey id, alias or ARN of the key that encrypts what is published
record Topic(
    String account, String region, String name, String displayName, Optional<String> kmsKey) {
  private static final String AWS_MANAGED_KEY = "alias/aws/sns";

  String arn() {
    return "arn:aws:sns:%s:%s:%s".formatted(region, account, name);
  }

  boolean underAwsManagedKey() {
    return kmsKey.filter(key -> key.endsWith(AWS_MANAGED_KEY)).isPresent();
  }
}
