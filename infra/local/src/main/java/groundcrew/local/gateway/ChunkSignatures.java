package groundcrew.local.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The chain of signatures in a chunked body: each is made from the one before, the first from the
/// request's own.
final class ChunkSignatures {
  private static final String EMPTY = Hashes.sha256(new byte[0]);

  private final byte[] signingKey;
  private final String circumstances;
  private String previous;

  /// Begins the chain.
  ///
  /// @param circumstances date and credential scope, as the request's own signature has them
  /// @param seed the request's own signature
  ChunkSignatures(byte[] signingKey, String circumstances, String seed) {
    this.signingKey = signingKey.clone();
    this.circumstances = circumstances;
    this.previous = seed;
  }

  void verifyChunk(byte[] data, String signature) {
    verify("AWS4-HMAC-SHA256-PAYLOAD", EMPTY + "\n" + Hashes.sha256(data), signature);
  }

  void verifyTrailer(String trailer, String signature) {
    verify(
        "AWS4-HMAC-SHA256-TRAILER",
        Hashes.sha256(trailer.getBytes(StandardCharsets.UTF_8)),
        signature);
  }

  private void verify(String algorithm, String hashes, String signature) {
    var toSign = String.join("\n", algorithm, circumstances, previous, hashes);
    var expected = Hashes.hex(Hashes.hmac(signingKey, toSign));
    if (!MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8))) {
      throw Dialect.S3.refuse(AuthFailure.WRONG_SIGNATURE);
    }
    previous = signature;
  }
}
