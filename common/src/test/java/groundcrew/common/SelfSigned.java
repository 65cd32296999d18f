package groundcrew.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A server on this machine that nobody else trusts.
final class SelfSigned {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private SelfSigned() {}

  /// Returns a context that has a new certificate of localhost, and trusts it.
  static SSLContext in(Path folder) throws IOException, GeneralSecurityException {
    var file = folder.resolve("identity.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var made =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "a",
                "-dname",
                "CN=localhost",
                "-keyalg",
                "EC",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString())
            .inheritIO()
            .start()
            .onExit()
            .join();
    if (made.exitValue() != 0) {
      throw new IllegalStateException("keytool made no certificate");
    }
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
