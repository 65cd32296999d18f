package groundcrew.local.iam;

import java.time.Instant;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/// Credentials to sign with.
public record Keys(
    String accessKeyId, String secretAccessKey, String sessionToken, Instant expires) {
  static Keys of(AccessKey key) {
    return new Keys(key.id(), key.secret(), key.sessionToken(), key.expires());
  }

  /// Returns them as clients of the SDK take them.
  public AwsSessionCredentials credentials() {
    return AwsSessionCredentials.create(accessKeyId, secretAccessKey, sessionToken);
  }

  /// Returns the same keys with another end.
  public Keys expiring(Instant end) {
    return new Keys(accessKeyId, secretAccessKey, sessionToken, end);
  }

  /// Leaves the secrets out.
  @Override
  public String toString() {
    return "Keys[" + accessKeyId + ", expires " + expires + "]";
  }
}
