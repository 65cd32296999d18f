package groundcrew.local.iam;

import groundcrew.local.gateway.Caller;
import java.time.Instant;

/// Credentials and who they stand for.
public record AccessKey(
    String id, String secret, String sessionToken, Caller caller, Instant expires) {

  /// Leaves the secrets out.
  @Override
  public String toString() {
    return "AccessKey[" + id + ", " + caller.arn() + ", expires " + expires + "]";
  }
}
