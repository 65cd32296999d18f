package groundcrew.pipelinevm.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The state of an execution that submits a command. It submits one, whatever the number of its
/// attempts.
public record Submission(String execution, String state) {
  private static final int HASH = 32;

  /// Returns the key of its record.
  public String id() {
    return execution + "#" + state;
  }

  /// Returns the comment of its command: at most 100 characters, the same in each attempt.
  public String comment() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(id().getBytes(UTF_8));
      return "groundcrew " + HexFormat.of().formatHex(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }
}
