package groundcrew.bluegreen.request;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// Builds the connections of a site and a client that does what a test asks for and nothing else.
final class SiteConnections {
  /// What load balancers pass on, and browsers take, is more than the client's own 8 KB in 100
  /// lines. What has no end is still no answer.
  private static final Http1Config HEADERS =
      Http1Config.custom().setMaxLineLength(64 * 1024).setMaxHeaderCount(1_000).build();

  private SiteConnections() {}

  /// Whatever the request names, the endpoint is connected to.
  private static final class Addresses extends SystemDefaultDnsResolver {
    private final String host;

    Addresses(String host) {
      this.host = host;
    }

    @Override
    public InetAddress[] resolve(String ignored) throws UnknownHostException {
      return InetAddress.getAllByName(host);
    }
  }

  /// Returns a pool of connections.
  ///
  /// @param host of the endpoint
  /// @param most number of connections
  static PoolingHttpClientConnectionManager of(
      String host, int most, Duration timeout, SSLContext tls) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setDnsResolver(new Addresses(host))
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder().http1Config(HEADERS).build())
        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(timeout))
                .setSocketTimeout(Timeout.of(timeout))
                // Those that a snapshot or a pause has outlived are closed, not used.
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .build())
        .setMaxConnPerRoute(most)
        .setMaxConnTotal(most)
        .build();
  }

  /// Returns a client that follows, repeats, keeps and unpacks nothing by itself.
  static CloseableHttpClient client(
      PoolingHttpClientConnectionManager connections, String userAgent, Duration timeout) {
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setUserAgent(userAgent)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(timeout))
                .setResponseTimeout(Timeout.of(timeout))
                // A visitor does not ask for another protocol.
                .setProtocolUpgradeEnabled(false)
                .build())
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableContentCompression()
        .disableAuthCaching()
        .build();
  }
}
