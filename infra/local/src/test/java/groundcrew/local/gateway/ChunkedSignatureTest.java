package groundcrew.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.iam.Keys;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Uploads signed in chunks by the SDK's own signer and then changed on the way.
class ChunkedSignatureTest {
  private static final String CONTENT = "0123456789abcdef".repeat(20_000);

  private final LocalGateway local = new LocalGateway();
  private final Keys keys = local.operator();

  @AfterEach
  void noDefectIsLeft() {
    local.close();
  }

  @ParameterizedTest
  @CsvSource({
    "true,  false, STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
    "true,  true,  STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
    "false, true,  STREAMING-UNSIGNED-PAYLOAD-TRAILER"
  })
  void everyFormIsVerifiedAndHandedOnInOnePiece(boolean signed, boolean checksum, String form) {
    var upload = SignedUpload.of(local, keys, "/bucket/a%20b", CONTENT, signed, checksum);

    assertThat(upload.declared()).isEqualTo(form);
    assertThat(upload.body().length).isGreaterThan(CONTENT.length());
    assertThat(upload.send()).isEqualTo(new SignedUpload.Answer(200, CONTENT));
  }

  @Test
  void aChangeInAnyChunkIsRefused() {
    assertRefused(body -> body.replaceFirst("0123", "0124"));
    assertRefused(body -> body.substring(0, 200_000) + "x" + body.substring(200_001));
  }

  @Test
  void chunksInAnotherOrderAreRefused() {
    assertRefused(body -> {
      var first = body.indexOf("20000;chunk-signature");
      var second = body.indexOf("20000;chunk-signature", first + 1);
      var third = body.indexOf("e200;chunk-signature");
      return body.substring(second, third) + body.substring(first, second) + body.substring(third);
    });
  }

  @Test
  void aChangeInTheTrailerIsRefused() {
    assertRefused(body -> body.replaceFirst("crc32:....", "crc32:AAAA"));
    assertRefused(body -> body.replaceFirst("x-amz-trailer-signature", "x-amz-trailer-signatura"));
  }

  @Test
  void anotherSecretIsRefused() {
    var wrong = new Keys(keys.accessKeyId(), "wrong", keys.sessionToken(), keys.expires());

    assertThat(SignedUpload.of(local, wrong, "/bucket/k", "x", true, true).send().body())
        .contains("<Code>SignatureDoesNotMatch</Code>");
  }

  private void assertRefused(UnaryOperator<String> change) {
    var upload = SignedUpload.of(local, keys, "/bucket/k", CONTENT, true, true);
    var changed = upload.changed(change);

    // The length is signed with the headers; another one would be refused for that alone.
    assertThat(changed.body()).hasSameSizeAs(upload.body()).isNotEqualTo(upload.body());
    var answer = changed.send();
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("<Code>SignatureDoesNotMatch</Code>");
  }
}
