package groundcrew.local.iam;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /// Returns them as the variables that clients of the SDK and the AWS CLI read, in this order.
  public Map<String, String> variables() {
    var variables = new LinkedHashMap<String, String>();
    variables.put("AWS_ACCESS_KEY_ID", accessKeyId);
    variables.put("AWS_SECRET_ACCESS_KEY", secretAccessKey);
    variables.put("AWS_SESSION_TOKEN", sessionToken);
    return variables;
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
