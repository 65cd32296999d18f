package groundcrew.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;

class QuickHandshakeTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir Path folder;

  @Test
  void offersOneKeyAgreementAtTheFirstConnectionToEachHostAndAllLater() throws IOException {
    var handshake = new QuickHandshake(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    try (var one = new ServerSocket(0, 5, LOOPBACK);
        var other = new ServerSocket(0, 5, LOOPBACK)) {
      assertThat(groups(handshake, one)).containsExactly("x25519");
      assertThat(groups(handshake, one)).contains("x25519", "secp256r1");
      assertThat(groups(handshake, other)).containsExactly("x25519");

      handshake.forgetHosts();
      assertThat(groups(handshake, one)).containsExactly("x25519");
    }
  }

  @Test
  void aHostThatKnowsAnotherOneAloneIsReachedAtTheSecondAttempt()
      throws IOException, GeneralSecurityException {
    var context = SelfSigned.in(folder);
    try (var server =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 5, LOOPBACK)) {
      var parameters = server.getSSLParameters();
      parameters.setNamedGroups(new String[] {"secp256r1"});
      server.setSSLParameters(parameters);
      Thread.startVirtualThread(() -> answer(server));
      var handshake = new QuickHandshake(context::getSocketFactory);

      assertThatThrownBy(() -> shakeHands(handshake, server)).isInstanceOf(SSLException.class);
      assertThatCode(() -> shakeHands(handshake, server)).doesNotThrowAnyException();
    }
  }

  /// As every call of a function is made.
  @Test
  void aCallToSuchAHostSucceedsBecauseTheSdkMakesItAgain()
      throws IOException, GeneralSecurityException {
    var context = SelfSigned.in(folder);
    var server = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 5);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            var p256 = context.getDefaultSSLParameters();
            p256.setNamedGroups(new String[] {"secp256r1"});
            parameters.setSSLParameters(p256);
          }
        });
    server.createContext("/", QuickHandshakeTest::tellWhoAsks);
    server.start();
    var usual = HttpsURLConnection.getDefaultSSLSocketFactory();
    HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
    System.setProperty("aws.accessKeyId", "a");
    System.setProperty("aws.secretAccessKey", "b");
    var builder =
        StsClient.builder()
            .region(Region.EU_WEST_1)
            .endpointOverride(URI.create("https://localhost:" + server.getAddress().getPort()));
    try (var sts = AwsClients.create("test").build(builder)) {
      assertThat(sts.getCallerIdentity().account()).isEqualTo("111122223333");
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
      HttpsURLConnection.setDefaultSSLSocketFactory(usual);
      server.stop(0);
    }
  }

  private static void tellWhoAsks(HttpExchange exchange) throws IOException {
    var answer =
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult>
        </GetCallerIdentityResponse>
        """
            .getBytes(UTF_8);
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
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
}
