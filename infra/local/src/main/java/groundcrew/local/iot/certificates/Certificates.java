package groundcrew.local.iot.certificates;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The registered certificates of every account and region.
public final class Certificates {
  private final Map<String, Certificate> certificates = new ConcurrentHashMap<>();
  private final CertificateAuthority authority = new CertificateAuthority();
  private final InstantSource clock;

  /// Creates an empty register with an authority of its own.
  public Certificates(InstantSource clock) {
    this.clock = clock;
  }

  /// Returns who signs.
  public CertificateAuthority authority() {
    return authority;
  }

  /// Issues a certificate for a CSR and registers it. The same CSR gives another certificate each
  /// time.
  ///
  /// @throws AwsError `InvalidRequestException` saying what is wrong with the CSR
  public Certificate create(AccountRegion place, String csrPem, Certificate.Status status) {
    try {
      var x509 = authority.issue(csrPem, clock.instant());
      var certificate = new Certificate(id(x509), place, x509, status, clock.instant());
      certificates.put(certificate.id(), certificate);
      return certificate;
    } catch (IllegalArgumentException e) {
      throw new AwsError(400, "InvalidRequestException", String.valueOf(e.getMessage()));
    }
  }

  /// Finds a certificate by its id.
  public Optional<Certificate> find(String id) {
    return Optional.ofNullable(certificates.get(id));
  }

  /// Finds the active certificate that a device shows.
  public Optional<Certificate> active(X509Certificate shown) {
    return find(id(shown)).filter(found -> found.status() == Certificate.Status.ACTIVE);
  }

  /// Returns a certificate of an account and region.
  ///
  /// @throws AwsError `ResourceNotFoundException` where there is none
  public Certificate get(AccountRegion place, String id) {
    return find(id)
        .filter(found -> found.place().equals(place))
        .orElseThrow(() ->
            new AwsError(
                404,
                "ResourceNotFoundException",
                "The certificate given does not exist, arn:aws:iot:%s:%s:cert/%s"
                    .formatted(place.region(), place.account(), id)));
  }

  /// Sets what a certificate may be used for.
  public void update(AccountRegion place, String id, Certificate.Status status) {
    certificates.put(id, get(place, id).with(status));
  }

  /// Deletes a certificate.
  ///
  /// @throws AwsError `CertificateStateException` for an active one
  public void delete(AccountRegion place, String id) {
    if (get(place, id).status() == Certificate.Status.ACTIVE) {
      throw new AwsError(
          406,
          "CertificateStateException",
          "Certificate must be deactivated (not ACTIVE) before deletion.");
    }
    certificates.remove(id);
  }

  private static String id(X509Certificate certificate) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK has SHA-256", e);
    }
  }
}
