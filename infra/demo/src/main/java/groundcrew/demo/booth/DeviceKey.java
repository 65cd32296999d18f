package groundcrew.demo.booth;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.local.process.ChildProcesses;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// The private key of a device, which stays on the bench, and its certificate signing request.
record DeviceKey(Path store, String signingRequest) {
  private static final String ALIAS = "device";

  /// Protects a file that lives as long as the demo.
  private static final String PASSWORD = "changeit";

  /// Makes a key and its request with the JDK's keytool.
  static DeviceKey create(Path folder, String thing) {
    try {
      Files.createDirectories(folder);
      var store = folder.resolve(thing + ".p12");
      Files.deleteIfExists(store);
      keytool(
          store,
          List.of(
              "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + thing));
      var request = folder.resolve(thing + ".csr");
      keytool(store, List.of("-certreq", "-file", request.toString()));
      // keytool says NEW; OpenSSL and AWS IoT leave it out.
      return new DeviceKey(
          store, Files.readString(request).replace("NEW CERTIFICATE", "CERTIFICATE"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the key of " + thing, e);
    }
  }

  private static void keytool(Path store, List<String> arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(arguments);
    command.addAll(List.of("-alias", ALIAS, "-keystore", store.toString(), "-storepass", PASSWORD));
    var process = ChildProcesses.start(new ProcessBuilder(command).redirectErrorStream(true));
    var output = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed: " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("keytool was interrupted", e);
    }
  }

  /// Returns what proves the device's identity with its certificate.
  KeyManagerFactory identity(String certificatePem) {
    try {
      var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      var key = keys.getKey(ALIAS, PASSWORD.toCharArray());
      keys.setKeyEntry(
          ALIAS, key, PASSWORD.toCharArray(), new Certificate[] {certificate(certificatePem)});
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys, PASSWORD.toCharArray());
      return factory;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the certificate does not fit the key " + store, e);
    }
  }

  /// Returns the private key for a program of another language.
  String pem() {
    try {
      var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      var key = keys.getKey(ALIAS, PASSWORD.toCharArray());
      return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
          .formatted(Base64.getMimeEncoder().encodeToString(key.getEncoded()));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the key cannot be read: " + store, e);
    }
  }

  /// Returns what trusts servers with certificates of one root.
  static TrustManagerFactory trust(String rootPem) {
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("root", certificate(rootPem));
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the root cannot be trusted", e);
    }
  }

  /// Returns the context of connections that prove an identity and trust a root.
  static SSLContext context(KeyManagerFactory identity, TrustManagerFactory trust) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("there is no TLS", e);
    }
  }

  private static Certificate certificate(String pem) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(pem.getBytes(UTF_8)));
  }
}
