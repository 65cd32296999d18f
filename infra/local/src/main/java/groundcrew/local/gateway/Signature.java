package groundcrew.local.gateway;

import groundcrew.local.iam.AccessKey;
import groundcrew.local.iam.AccessKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Proves who signed a request, by AWS Signature Version 4.
///
/// The date is held against the machine's own clock, as the signer's is; the expiry of credentials
/// against the local cloud's clock, which a test may turn.
final class Signature {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final AccessKeys keys;
  private final InstantSource clock;

  Signature(AccessKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /// Returns the signer and what was signed.
  ///
  /// @throws AwsError in the dialect's words
  AuthenticatedRequest verify(Request request, Scope scope, Dialect dialect) {
    var key =
        keys.find(scope.accessKeyId()).orElseThrow(() -> dialect.refuse(AuthFailure.UNKNOWN_KEY));
    var date = request.header("x-amz-date").orElse("");
    var signedAt = parse(date, dialect);
    if (!date.startsWith(scope.date())) {
      throw dialect.refuse(
          AuthFailure.WRONG_SIGNATURE,
          "Credential should be scoped with the date of x-amz-date " + date);
    }
    var age = Duration.between(signedAt, Instant.now()).abs();
    if (age.compareTo(TOLERANCE) > 0) {
      throw dialect.refuse(
          AuthFailure.SKEWED,
          "Signature expired or not yet current: "
              + date
              + " is "
              + age
              + " away from the server's clock");
    }
    var canonical = Canonical.of(request, scope, dialect);
    var circumstances = date + "\n" + scope.text();
    var toSign =
        String.join("\n", "AWS4-HMAC-SHA256", circumstances, Hashes.sha256(bytes(canonical)));
    var signingKey = signingKey(key, scope);
    var expected = Hashes.hex(Hashes.hmac(signingKey, toSign));
    if (!MessageDigest.isEqual(bytes(expected), bytes(scope.signature()))) {
      throw dialect.refuse(AuthFailure.WRONG_SIGNATURE);
    }
    if (!MessageDigest.isEqual(
        bytes(key.sessionToken()), bytes(request.header("x-amz-security-token").orElse("")))) {
      throw dialect.refuse(AuthFailure.WRONG_TOKEN);
    }
    if (!clock.instant().isBefore(key.expires())) {
      throw dialect.refuse(AuthFailure.EXPIRED);
    }
    var seed = new ChunkSignatures(signingKey, circumstances, expected);
    return new AuthenticatedRequest(key.caller(), whole(request, dialect, seed));
  }

  private static Request whole(Request request, Dialect dialect, ChunkSignatures seed) {
    var declared = request.header("x-amz-content-sha256").orElse("");
    return dialect == Dialect.S3 && Streaming.isDeclaredBy(declared)
        ? AwsChunked.decode(request, Streaming.of(declared), seed)
        : request;
  }

  private static Instant parse(String date, Dialect dialect) {
    try {
      return Instant.from(DATE.parse(date));
    } catch (DateTimeParseException e) {
      throw dialect.refuse(
          AuthFailure.INCOMPLETE,
          "x-amz-date must look like 20260131T020000Z, received '" + date + "'");
    }
  }

  private static byte[] signingKey(AccessKey key, Scope scope) {
    var date = Hashes.hmac(bytes("AWS4" + key.secret()), scope.date());
    return Hashes.hmac(
        Hashes.hmac(Hashes.hmac(date, scope.region()), scope.service()), "aws4_request");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Reads the Authorization header; empty when there is none in the form of SigV4.
  static Optional<Scope> scope(Request request) {
    return request.header("authorization").flatMap(Scope::parse);
  }
}
