package groundcrew.local.ssm;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.gateway.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;

/// One version of a parameter.
record Parameter(
    String arn,
    String name,
    String type,
    String tier,
    String value,
    long version,
    Instant modified) {

  boolean secure() {
    return type.equals("SecureString");
  }

  ObjectNode shown(boolean decrypted) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Name", name)
        .put("Type", type)
        .put("Value", secure() && !decrypted ? ciphertext() : value)
        .put("Version", version)
        .put("LastModifiedDate", Timestamps.seconds(modified))
        .put("ARN", arn)
        .put("DataType", "text");
  }

  /// Looks like a ciphertext and tells nothing of the value.
  private String ciphertext() {
    var seed = "AQICAH groundcrew " + Objects.hash(arn, version);
    return Base64.getEncoder().encodeToString(seed.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "%s (%s, version %d)".formatted(arn, type, version);
  }
}
