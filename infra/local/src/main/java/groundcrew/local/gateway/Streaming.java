package groundcrew.local.gateway;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the chunks of a body are signed: what S3's clients declare instead of the body's hash.
///
/// @see AwsChunked
enum Streaming {
  SIGNED("STREAMING-AWS4-HMAC-SHA256-PAYLOAD", true, false),
  SIGNED_WITH_TRAILER("STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER", true, true),
  UNSIGNED_WITH_TRAILER("STREAMING-UNSIGNED-PAYLOAD-TRAILER", false, true);

  private static final String PREFIX = "STREAMING-";

  private final String declaration;
  private final boolean signed;
  private final boolean trailer;

  Streaming(String declaration, boolean signed, boolean trailer) {
    this.declaration = declaration;
    this.signed = signed;
    this.trailer = trailer;
  }

  static boolean isDeclaredBy(String contentSha256) {
    return contentSha256.startsWith(PREFIX);
  }

  /// Reads a value of `x-amz-content-sha256`.
  ///
  /// @throws AwsError as S3 refuses what is not one of these
  static Streaming of(String contentSha256) {
    return Stream.of(values())
        .filter(streaming -> streaming.declaration.equals(contentSha256))
        .findFirst()
        .orElseThrow(() ->
            new AwsError(
                400,
                "InvalidArgument",
                Stream.of(values())
                    .map(streaming -> streaming.declaration)
                    .collect(
                        Collectors.joining(
                            ", ",
                            "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, ",
                            " or a valid sha256 value."))));
  }

  boolean signed() {
    return signed;
  }

  boolean trailer() {
    return trailer;
  }
}
