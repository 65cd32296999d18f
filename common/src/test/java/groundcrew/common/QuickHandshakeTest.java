package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickHandshakeTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @Test
  void offersOneKeyAgreementAtTheFirstConnectionToEachHostAndAllLater() throws IOException {
    var handshake = new QuickHandshake((SSLSocketFactory) SSLSocketFactory.getDefault());
    try (var one = new ServerSocket(0, 5, LOOPBACK);
        var other = new ServerSocket(0, 5, LOOPBACK)) {
      assertThat(groups(handshake, one)).containsExactly("x25519");
      assertThat(groups(handshake, one)).contains("x25519", "secp256r1");
      assertThat(groups(handshake, other)).containsExactly("x25519");
    }
  }

  @Test
  void aHostThatKnowsAnotherOneAloneIsReachedAtTheSecondAttempt()
      throws IOException, GeneralSecurityException {
    var context = context();
    try (var server =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5, LOOPBACK)) {
      var parameters = server.getSSLParameters();
      parameters.setNamedGroups(new String[] {"secp256r1"});
      server.setSSLParameters(parameters);
      Thread.startVirtualThread(() -> answer(server));
      var handshake = new QuickHandshake(context.getSocketFactory());

      assertThatThrownBy(() -> shakeHands(handshake, server)).isInstanceOf(SSLException.class);
      assertThatCode(() -> shakeHands(handshake, server)).doesNotThrowAnyException();
    }
  }

  private static String[] groups(QuickHandshake handshake, ServerSocket server) throws IOException {
    try (var socket = (SSLSocket) handshake.createSocket(LOOPBACK, server.getLocalPort())) {
      return socket.getSSLParameters().getNamedGroups();
    }
  }

  private static void shakeHands(QuickHandshake handshake, ServerSocket server) throws IOException {
    try (var socket = (SSLSocket) handshake.createSocket(LOOPBACK, server.getLocalPort())) {
      socket.startHandshake();
    }
  }

  private static void answer(SSLServerSocket server) {
    while (!server.isClosed()) {
      try (var socket = (SSLSocket) server.accept()) {
        socket.startHandshake();
      } catch (IOException refused) {
        // The next one may be better; a closed server ends the loop.
      }
    }
  }

  /// Returns a context that has a certificate and trusts it.
  private SSLContext context() throws IOException, GeneralSecurityException {
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
    assertThat(made.exitValue()).isZero();
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
