package groundcrew.local.lambda;

import java.time.Instant;

/// Temporary credentials of a role.
public record SessionKeys(
    String accessKeyId, String secretAccessKey, String sessionToken, Instant expires) {
  /// Returns the same keys with another end.
  SessionKeys expiring(Instant end) {
    return new SessionKeys(accessKeyId, secretAccessKey, sessionToken, end);
  }
}
