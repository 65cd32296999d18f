package groundcrew.local.iot.certificates;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/// The certificate authority of one local cloud. Its key lives in memory, as long as the cloud.
public final class CertificateAuthority {
  // ecdsa-with-SHA256
  private static final Der ALGORITHM = Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));
  private static final X500Principal AUTHORITY =
      new X500Principal(
          "OU=Amazon Web Services, O=Amazon.com Inc., L=Seattle, ST=Washington, C=US");
  // When the certificates end that AWS IoT issues.
  private static final Instant END = Instant.parse("2049-12-31T23:59:59Z");
  private static final Instant BEGIN = Instant.parse("2015-01-01T00:00:00Z");

  private final SecureRandom random = new SecureRandom();
  private final KeyPair keys = keyPair();
  private final X509Certificate root =
      issue(
          AUTHORITY,
          keys.getPublic(),
          BEGIN,
          Optional.of(extension("2.5.29.19", true, Der.sequence(Der.truth()))));

  /// Returns what a device must trust.
  public X509Certificate root() {
    return root;
  }

  /// Returns the root in PEM.
  public String rootPem() {
    return pem(root);
  }

  /// Issues a certificate for a request.
  ///
  /// @throws IllegalArgumentException saying what is wrong with the request
  X509Certificate issue(String csrPem, Instant now) {
    var csr = Csr.parse(csrPem);
    return issue(csr.subject(), csr.key(), now, Optional.empty());
  }

  /// Issues the certificate of a server on the loopback interface.
  X509Certificate issueServer(PublicKey key) {
    var names =
        Der.sequence(
            Der.of(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)),
            Der.of(0x87, InetAddress.ofLiteral("127.0.0.1").getAddress()));
    return issue(
        new X500Principal("CN=localhost"),
        key,
        BEGIN,
        Optional.of(extension("2.5.29.17", false, names)));
  }

  static String pem(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A certificate is always encoded", e);
    }
  }

  static KeyPair keyPair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK has P-256", e);
    }
  }

  private static Der extension(String identifier, boolean critical, Der value) {
    return critical
        ? Der.sequence(Der.identifier(identifier), Der.truth(), Der.octets(value.encoded()))
        : Der.sequence(Der.identifier(identifier), Der.octets(value.encoded()));
  }

  private X509Certificate issue(
      X500Principal subject, PublicKey key, Instant begin, Optional<Der> extension) {
    var head = Der.of(0xa0, Der.integer(BigInteger.TWO).encoded());
    var serial = Der.integer(new BigInteger(159, random).add(BigInteger.ONE));
    var issuer = new Der(AUTHORITY.getEncoded());
    var validity = Der.sequence(Der.time(begin.truncatedTo(ChronoUnit.SECONDS)), Der.time(END));
    var name = new Der(subject.getEncoded());
    var info = new Der(key.getEncoded());
    var signed =
        extension
            .map(one ->
                Der.sequence(
                    head,
                    serial,
                    ALGORITHM,
                    issuer,
                    validity,
                    name,
                    info,
                    Der.of(0xa3, Der.sequence(one).encoded())))
            .orElseGet(() -> Der.sequence(head, serial, ALGORITHM, issuer, validity, name, info));
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(signed.encoded());
      var certificate = Der.sequence(signed, ALGORITHM, Der.bits(signature.sign()));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(certificate.encoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK signs with P-256", e);
    }
  }
}
