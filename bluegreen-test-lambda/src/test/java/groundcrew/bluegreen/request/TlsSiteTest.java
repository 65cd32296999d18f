package groundcrew.bluegreen.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A load balancer has a name of its own, and shows the certificate of the site.
class TlsSiteTest {
  private static Certificate certificate;
  private final List<SNIServerName> asked = new CopyOnWriteArrayList<>();
  private TestServer server;

  @BeforeAll
  static void makeACertificate(@TempDir Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    certificate = Certificate.of("www.example.com", folder);
  }

  @BeforeEach
  void start() throws IOException, GeneralSecurityException {
    var listener =
        certificate
            .server()
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    server =
        new TestServer(
            listener,
            (_, wire) -> {
              if (wire.socket() instanceof SSLSocket tls
                  && tls.getSession() instanceof ExtendedSSLSession session) {
                asked.addAll(session.getRequestedServerNames());
              }
              wire.page(200, "secret");
            });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theHandshakeAndTheHostHeaderNameTheSite() throws GeneralSecurityException {
    var answer = get(Optional.of("www.example.com"), certificate.client());

    assertThat(answer.status()).isEqualTo(OptionalInt.of(200));
    assertThat(asked).containsExactly(new SNIHostName("www.example.com"));
    assertThat(server.requests().getFirst()).contains("Host: www.example.com");
  }

  @Test
  void theHostHeaderHasThePortWhereUrlsHaveOne() throws GeneralSecurityException {
    get(Optional.of("www.example.com:8443"), certificate.client());

    assertThat(asked).containsExactly(new SNIHostName("www.example.com"));
    assertThat(server.requests().getFirst()).contains("Host: www.example.com:8443");
  }

  @Test
  void aCertificateOfAnotherNameIsAFailure() throws GeneralSecurityException {
    var answer = get(Optional.empty(), certificate.client());

    assertThat(answer.failure().orElseThrow()).startsWith("TLS: ");
    assertThat(answer.repeated()).isFalse();
    assertThat(server.requestLines()).isEmpty();
  }

  @Test
  void aCertificateThatNobodyVouchesForIsAFailure() throws GeneralSecurityException {
    var answer = get(Optional.of("www.example.com"), SSLContext.getDefault());

    assertThat(answer.failure().orElseThrow()).startsWith("TLS: ");
    assertThat(server.requestLines()).isEmpty();
  }

  private Answer get(Optional<String> hostName, SSLContext trust) {
    var endpoint = Endpoint.parse("https://localhost:" + server.endpoint().port());
    return new HttpSite(endpoint, hostName.map(HostName::parse), 4, Duration.ofSeconds(30), trust)
        .get("/", Optional.empty());
  }
}
