package groundcrew.cdk;

import java.time.Duration;
import java.util.List;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/// Builds policy statements, each with a Sid that names its purpose.
final class Statements {
  private Statements() {}

  static PolicyStatement allow(String sid, List<String> actions, String... resources) {
    return PolicyStatement.Builder.create()
        .sid(sid)
        .effect(Effect.ALLOW)
        .actions(actions)
        .resources(List.of(resources))
        .build();
  }

  /// Returns the permissions to use the customer managed key; empty without one.
  static List<PolicyStatement> useKey(Configuration configuration) {
    return configuration
        .stackDefaults()
        .kmsKey()
        .map(key -> allow("UseKey", List.of("kms:Decrypt", "kms:GenerateDataKey"), key))
        .stream()
        .toList();
  }

  static software.amazon.awscdk.Duration seconds(Duration duration) {
    return software.amazon.awscdk.Duration.seconds(duration.toSeconds());
  }
}
