package groundcrew.local.iot.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.iot.Device;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificatesTest {
  private static final AccountRegion PLACE = new AccountRegion("111122223333", "eu-west-1");

  private final Certificates certificates = new Certificates(InstantSource.system());

  @ParameterizedTest
  @CsvSource({
    "ec, ec_paramgen_curve:P-256",
    "ec, ec_paramgen_curve:P-521",
    "rsa, rsa_keygen_bits:2048"
  })
  void aCertificateHasTheSubjectAndTheKeyOfItsRequestAndOpensslVerifiesIt(
      String algorithm, String option, @TempDir Path folder) throws Exception {
    var device = Device.create(folder, "button-1", algorithm, option);

    var created = certificates.create(PLACE, device.csr(), Certificate.Status.ACTIVE);

    assertThat(created.x509().getSubjectX500Principal().getName())
        .isEqualTo("CN=button-1,O=Groundcrew");
    assertThat(created.x509().getPublicKey().getAlgorithm()).isEqualToIgnoringCase(algorithm);
    assertThat(created.arn()).matches("arn:aws:iot:eu-west-1:111122223333:cert/[0-9a-f]{64}");
    assertThat(verified(folder, created.pem())).contains("certificate.pem: OK");
  }

  @Test
  void theSameRequestGivesAnotherCertificateEachTime(@TempDir Path folder) throws Exception {
    var csr = Device.create(folder, "button-1").csr();

    assertThat(certificates.create(PLACE, csr, Certificate.Status.ACTIVE).id())
        .isNotEqualTo(certificates.create(PLACE, csr, Certificate.Status.ACTIVE).id());
  }

  @Test
  void aRequestWithAWeakKeyOrAnotherKeysSignatureIsRefused(@TempDir Path folder) throws Exception {
    var weak = Device.create(folder, "weak", "rsa", "rsa_keygen_bits:1024");
    assertRefused(weak.csr(), "at least 2048 bits");

    var good = Device.create(folder, "good").csr();
    var bytes = Base64.getMimeDecoder().decode(good.replaceAll("-----[A-Z ]+-----", ""));
    // In the subject.
    bytes[25] ^= 1;
    assertRefused(
        "-----BEGIN CERTIFICATE REQUEST-----\n"
            + Base64.getEncoder().encodeToString(bytes)
            + "\n-----END CERTIFICATE REQUEST-----",
        "");
    assertRefused(
        "-----BEGIN CERTIFICATE REQUEST-----\nMAA=\n-----END CERTIFICATE REQUEST-----", "");
    assertRefused("a private key", "not in PEM");
  }

  private void assertRefused(String csr, String why) {
    assertThatThrownBy(() -> certificates.create(PLACE, csr, Certificate.Status.ACTIVE))
        .isInstanceOfSatisfying(
            AwsError.class, e -> assertThat(e.code()).isEqualTo("InvalidRequestException"))
        .hasMessageContaining(why);
  }

  private String verified(Path folder, String pem) throws Exception {
    var root = Files.writeString(folder.resolve("root.pem"), certificates.authority().rootPem());
    var certificate = Files.writeString(folder.resolve("certificate.pem"), pem);
    var process =
        new ProcessBuilder("openssl", "verify", "-CAfile", root.toString(), certificate.toString())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
