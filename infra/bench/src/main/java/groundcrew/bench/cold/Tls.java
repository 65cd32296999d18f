package groundcrew.bench.cold;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A certificate for 127.0.0.1, and who trusts it.
///
/// The trust store is the JDK's own with one more certificate: reading some hundred authorities is
/// a part of every real cold start.
///
/// @param keys with which a server on 127.0.0.1 proves who it is
/// @param trustStore for `javax.net.ssl.trustStore`
/// @param bundle the same certificates as PEM, for `AWS_CA_BUNDLE`
record Tls(KeyManagerFactory keys, Path trustStore, Path bundle) {
  private static final String PASSWORD = "changeit";
  private static final String ALIAS = "stub";

  /// Makes a new certificate in the folder.
  static Tls in(Path folder) {
    try {
      var identity = identity(folder.resolve("identity.p12"));
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(identity, PASSWORD.toCharArray());
      var trusted = trusted(identity.getCertificate(ALIAS));
      return new Tls(
          managers,
          write(trusted, folder.resolve("trusted.p12")),
          bundle(trusted, folder.resolve("trusted.pem")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a certificate into " + folder, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK refuses a certificate for 127.0.0.1", e);
    }
  }

  /// Returns the context of a server that knows no session of another one.
  SSLContext server() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK has no TLS", e);
    }
  }

  private static KeyStore identity(Path file) throws IOException, GeneralSecurityException {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-dname",
            "CN=127.0.0.1",
            "-ext",
            "SAN=ip:127.0.0.1",
            "-keyalg",
            "RSA",
            "-keysize",
            "2048",
            "-validity",
            "2",
            "-storepass",
            PASSWORD,
            "-keystore",
            file.toString());
    var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IllegalStateException("keytool failed: " + said);
    }
    return read(Files.newInputStream(file), PASSWORD.toCharArray());
  }

  private static KeyStore trusted(Certificate own) throws IOException, GeneralSecurityException {
    System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
    System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
    var cacerts = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
    var usual = read(Files.newInputStream(cacerts), PASSWORD.toCharArray());
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (var alias : Collections.list(usual.aliases())) {
      trusted.setCertificateEntry(alias, usual.getCertificate(alias));
    }
    trusted.setCertificateEntry(ALIAS, own);
    return trusted;
  }

  private static KeyStore read(InputStream stream, char[] password)
      throws IOException, GeneralSecurityException {
    try (stream) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(stream, password);
      return store;
    }
  }

  /// Without a password, as the JDK's own is: decrypting would cost time that no function pays.
  private static Path write(KeyStore trusted, Path file)
      throws IOException, GeneralSecurityException {
    try (var out = Files.newOutputStream(file)) {
      trusted.store(out, null);
    }
    return file;
  }

  private static Path bundle(KeyStore trusted, Path file)
      throws IOException, GeneralSecurityException {
    var pem = new StringBuilder();
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    for (var alias : Collections.list(trusted.aliases())) {
      pem.append("-----BEGIN CERTIFICATE-----\n")
          .append(lines.encodeToString(trusted.getCertificate(alias).getEncoded()))
          .append("\n-----END CERTIFICATE-----\n");
    }
    return Files.writeString(file, pem);
  }
}
