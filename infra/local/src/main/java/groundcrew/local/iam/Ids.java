package groundcrew.local.iam;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Derives the unique ids that IAM gives to roles and policies.
public final class Ids {
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Ids() {}

  /// Returns the id of a thing by its ARN: the same at each start, so that a redeployment changes
  /// nothing.
  public static String of(String prefix, String arn) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(arn.getBytes(StandardCharsets.UTF_8));
      var id = new StringBuilder(prefix);
      for (var i = 0; i < 17; i++) {
        id.append(BASE_32.charAt(digest[i] & 31));
      }
      return id.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
