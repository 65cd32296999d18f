package groundcrew.local.gateway;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an Authorization header says.
///
/// @param signedHeaders lower-case names in the signer's order
record Scope(
    String accessKeyId,
    String date,
    String region,
    String service,
    List<String> signedHeaders,
    String signature) {
  private static final Pattern HEADER =
      Pattern.compile(
          "AWS4-HMAC-SHA256 +Credential=([^/, ]+)/(\\d{8})/([^/, ]+)/([^/, ]+)/aws4_request, *SignedHeaders=([^, ]+), *Signature=([0-9a-f]{64})");

  static Optional<Scope> parse(String authorization) {
    var found = HEADER.matcher(authorization);
    return found.matches()
        ? Optional.of(
            new Scope(
                found.group(1),
                found.group(2),
                found.group(3),
                found.group(4),
                List.of(found.group(5).split(";", -1)),
                found.group(6)))
        : Optional.empty();
  }

  String text() {
    return date + "/" + region + "/" + service + "/aws4_request";
  }
}
