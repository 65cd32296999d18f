package groundcrew.local.iot;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3ClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/// What a person at the bench does: makes a key and a CSR for a device, and connects it.
public record Device(String name, PrivateKey key, String csr) {

  /// Makes a key and its CSR with OpenSSL.
  public static Device create(Path folder, String name) throws Exception {
    return create(folder, name, "ec", "ec_paramgen_curve:P-256");
  }

  /// Makes a key of another kind.
  public static Device create(Path folder, String name, String algorithm, String option)
      throws Exception {
    var key = folder.resolve(name + ".key");
    var csr = folder.resolve(name + ".csr");
    openssl(
        List.of("genpkey", "-algorithm", algorithm, "-pkeyopt", option, "-out", key.toString()));
    openssl(
        List.of(
            "req",
            "-new",
            "-key",
            key.toString(),
            "-subj",
            "/O=Groundcrew/CN=" + name,
            "-out",
            csr.toString()));
    return new Device(name, key(Files.readString(key), algorithm), Files.readString(csr));
  }

  private static void openssl(List<String> arguments) throws Exception {
    var command = new ArrayList<>(List.of("openssl"));
    command.addAll(arguments);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(output);
    }
  }

  private static PrivateKey key(String pem, String algorithm) throws GeneralSecurityException {
    var base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance(algorithm.toUpperCase(Locale.ROOT))
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  /// Returns the keys of TLS with the certificate that the device has got.
  public KeyManagerFactory identity(String certificatePem) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("device", key, new char[0], new Certificate[] {certificate(certificatePem)});
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory;
  }

  /// Returns the trust of TLS in one root.
  public static TrustManagerFactory trust(String rootPem) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", certificate(rootPem));
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }

  static Certificate certificate(String pem) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
  }

  /// Returns what builds a client.
  public Mqtt3ClientBuilder builder(String address, String rootPem, String certificatePem)
      throws Exception {
    return MqttClient.builder()
        .useMqttVersion3()
        .identifier(name)
        .serverHost("localhost")
        .serverPort(Integer.parseInt(address.split(":", 2)[1]))
        .sslConfig()
        .keyManagerFactory(identity(certificatePem))
        .trustManagerFactory(trust(rootPem))
        .applySslConfig();
  }
}
