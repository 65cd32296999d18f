package groundcrew.local.iot.certificates;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// TLS of a server on the loopback interface, to which a device shows its certificate.
///
/// Names (SNI), which AWS requires, are not asked for: clients do not send `localhost`.
public final class DeviceTls {
  private DeviceTls() {}

  /// Returns a context that admits the active certificates alone.
  public static SSLContext context(Certificates certificates) {
    try {
      var keys = CertificateAuthority.keyPair();
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      var server = certificates.authority().issueServer(keys.getPublic());
      store.setKeyEntry("server", keys.getPrivate(), new char[0], new Certificate[] {server});
      var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      own.init(store, new char[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(
          own.getKeyManagers(), new TrustManager[] {new RegisteredAlone(certificates)}, null);
      return context;
    } catch (GeneralSecurityException | java.io.IOException e) {
      throw new IllegalStateException("The JDK has TLS", e);
    }
  }

  /// Returns the parameters by which a server requires a certificate.
  public static SSLParameters parameters(SSLContext context) {
    var parameters = context.getDefaultSSLParameters();
    parameters.setNeedClientAuth(true);
    return parameters;
  }

  private static final class RegisteredAlone extends X509ExtendedTrustManager {
    private final Certificates certificates;

    RegisteredAlone(Certificates certificates) {
      this.certificates = certificates;
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      if (certificates.active(chain[0]).isEmpty()) {
        throw new CertificateException("The certificate is not registered, or not active");
      }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      checkClientTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType)
        throws CertificateException {
      throw new CertificateException("This is the server");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
        throws CertificateException {
      checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
        throws CertificateException {
      checkServerTrusted(chain, authType);
    }

    /// None: a device shows the one certificate that it has, whoever signed it.
    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
