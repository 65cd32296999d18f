package groundcrew.local.iot.certificates;

import groundcrew.local.arn.AccountRegion;
import java.security.cert.X509Certificate;
import java.time.Instant;

/// A certificate of a device.
///
/// @param id SHA-256 of the certificate, 64 hexadecimal digits
public record Certificate(
    String id, AccountRegion place, X509Certificate x509, Status status, Instant created) {

  /// What a certificate may be used for.
  public enum Status {
    /// Devices connect with it.
    ACTIVE,
    /// Nobody connects with it.
    INACTIVE,
    /// As INACTIVE, because its key may be known to others.
    REVOKED
  }

  /// Returns its ARN.
  public String arn() {
    return "arn:aws:iot:%s:%s:cert/%s".formatted(place.region(), place.account(), id);
  }

  /// Returns it in PEM.
  public String pem() {
    return CertificateAuthority.pem(x509);
  }

  Certificate with(Status other) {
    return new Certificate(id, place, x509, other, created);
  }
}
