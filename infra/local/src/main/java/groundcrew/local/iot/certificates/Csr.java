package groundcrew.local.iot.certificates;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;

/// A certificate signing request (PKCS #10) whose signature proves the possession of its key.
record Csr(X500Principal subject, PublicKey key) {
  private static final Pattern PEM =
      Pattern.compile(
          "\\s*-----BEGIN (NEW )?CERTIFICATE REQUEST-----([A-Za-z0-9+/=\\s]+)-----END (NEW )?CERTIFICATE REQUEST-----\\s*");
  private static final String RSA = "1.2.840.113549.1.1.1";
  private static final String EC = "1.2.840.10045.2.1";
  private static final int SHORTEST_RSA_KEY = 2048;
  // P-256, P-384 and P-521.
  private static final Set<Integer> CURVES = Set.of(256, 384, 521);

  /// Reads and verifies a request.
  ///
  /// @throws IllegalArgumentException saying what is wrong with it
  static Csr parse(String pem) {
    var form = PEM.matcher(pem);
    if (!form.matches()) {
      throw new IllegalArgumentException("The certificate signing request is not in PEM");
    }
    try {
      var request =
          Der.parse(Base64.getDecoder().decode(form.group(2).replaceAll("\\s", ""))).members();
      var info = request.get(0).members();
      var keyInfo = info.get(2);
      var algorithm = keyInfo.members().getFirst().members().getFirst().dotted();
      var key =
          KeyFactory.getInstance(
                  switch (algorithm) {
                    case RSA -> "RSA";
                    case EC -> "EC";
                    default ->
                        throw new IllegalArgumentException("A key is RSA or EC, not " + algorithm);
                  })
              .generatePublic(new X509EncodedKeySpec(keyInfo.encoded()));
      requireStrong(key);
      var signature = Signature.getInstance(request.get(1).members().getFirst().dotted());
      signature.initVerify(key);
      signature.update(request.get(0).encoded());
      var bits = request.get(2).content();
      if (!signature.verify(Arrays.copyOfRange(bits, 1, bits.length))) {
        throw new IllegalArgumentException("The signature is not that of the request's key");
      }
      return new Csr(new X500Principal(info.get(1).encoded()), key);
    } catch (GeneralSecurityException | IndexOutOfBoundsException | ArithmeticException e) {
      throw new IllegalArgumentException(
          "The certificate signing request cannot be read: " + e.getMessage(), e);
    }
  }

  private static void requireStrong(PublicKey key) {
    var taken =
        switch (key) {
          case RSAPublicKey rsa -> rsa.getModulus().bitLength() >= SHORTEST_RSA_KEY;
          case ECPublicKey ec -> CURVES.contains(ec.getParams().getOrder().bitLength());
          default -> false;
        };
    if (!taken) {
      throw new IllegalArgumentException(
          "A key is RSA of at least 2048 bits, or on the curve P-256, P-384 or P-521");
    }
  }
}
