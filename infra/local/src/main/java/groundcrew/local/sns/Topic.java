package groundcrew.local.sns;

import groundcrew.local.ground.EncryptedResource;
import java.util.Map;
import java.util.Optional;

/// A topic.
///
/// @param displayName what e-mails show as their sender, empty for the topic's own name
/// @param kmsKey id, alias or ARN of the key that encrypts what is published
record Topic(
    String account, String region, String name, String displayName, Optional<String> kmsKey) {
  String arn() {
    return "arn:aws:sns:%s:%s:%s".formatted(region, account, name);
  }

  /// Returns what publishers need a key for; empty without one.
  Optional<EncryptedResource> encrypted() {
    return kmsKey.map(key ->
        new EncryptedResource(key, account, region, "sns", Map.of("aws:sns:topicArn", arn())));
  }
}
