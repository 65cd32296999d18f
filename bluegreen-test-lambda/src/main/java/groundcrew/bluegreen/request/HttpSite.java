package groundcrew.bluegreen.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;

/// A site behind an HTTP or HTTPS endpoint, requested with HTTP/1.1 over connections that are kept
/// alive.
///
/// Apache's client rather than the JDK's: the Host header and the name in the TLS handshake may
/// differ from the name that is connected to, and nothing is repeated or followed behind our back.
public final class HttpSite implements Site {
  /// What the requests say who they are. Access logs are filtered by it.
  public static final String USER_AGENT = "groundcrew-gate";

  private final HttpHost target;
  private final URI root;
  private final Optional<String> hostHeader;
  private final Duration timeout;
  private final PoolingHttpClientConnectionManager connections;
  private final CloseableHttpClient client;
  private final Timeouts timeouts = new Timeouts();

  /// @param concurrency how many requests are made at the same time
  /// @param timeout of a whole exchange, from connecting to the last byte of the body
  /// @param tls decides which certificates are trusted
  public HttpSite(
      Endpoint endpoint,
      Optional<HostName> hostName,
      int concurrency,
      Duration timeout,
      SSLContext tls) {
    var name = hostName.map(HostName::name).orElse(endpoint.host());
    this.target = new HttpHost(endpoint.scheme(), name, endpoint.port());
    this.root = URI.create(target.toURI());
    this.hostHeader = hostName.map(HostName::header);
    this.timeout = timeout;
    this.connections = SiteConnections.of(endpoint.host(), concurrency, timeout, tls);
    this.client = SiteConnections.client(connections, USER_AGENT, timeout);
  }

  @Override
  public void disconnect() {
    connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
  }

  @Override
  public Answer get(String path, Optional<String> contains) {
    var exchange = new Exchange(path, contains, System.nanoTime());
    try {
      return exchange.attempt(false);
    } catch (IOException failure) {
      if (!exchange.repeatable(failure)) {
        return exchange.failed(failure, false);
      }
    }
    try {
      return exchange.attempt(true);
    } catch (IOException failure) {
      return exchange.failed(failure, true);
    }
  }

  /// One request with its attempts, which share one time-out.
  private final class Exchange {
    private final String path;
    private final Optional<String> contains;
    private final long began;
    private volatile boolean late;

    Exchange(String path, Optional<String> contains, long began) {
      this.path = path;
      this.contains = contains;
      this.began = began;
    }

    Answer attempt(boolean repeated) throws IOException {
      var request = new HttpUriRequestBase("GET", root);
      // Not through a URI, which would refuse some of the paths that servers do serve.
      request.setPath(path);
      request.setHeader(HttpHeaders.ACCEPT, "*/*");
      hostHeader.ifPresent(host -> request.setHeader(HttpHeaders.HOST, host));
      var end =
          timeouts.after(
              timeout.minus(elapsed()),
              () -> {
                late = true;
                request.cancel();
              });
      try {
        return client.execute(target, request, response -> answer(response, repeated));
      } finally {
        end.cancel(false);
      }
    }

    private Answer answer(ClassicHttpResponse response, boolean repeated) throws IOException {
      var entity = response.getEntity();
      var body =
          contains.map(text -> new Body(text.getBytes(charset(response)))).orElseGet(Body::skipped);
      if (entity != null) {
        try (var content = entity.getContent()) {
          body.read(content);
        }
      }
      var location = response.getFirstHeader(HttpHeaders.LOCATION);
      return new Answer(
          OptionalInt.of(response.getCode()),
          elapsed(),
          body.length(),
          location == null ? Optional.empty() : Optional.of(location.getValue()),
          body.found(),
          Optional.empty(),
          repeated);
    }

    boolean repeatable(IOException failure) {
      return !late && ConnectionErrors.repeatable(failure);
    }

    Answer failed(IOException failure, boolean repeated) {
      var reason =
          late || ConnectionErrors.timedOut(failure)
              ? "no complete answer within " + timeout
              : ConnectionErrors.describe(failure);
      return Answer.failed(reason, elapsed(), repeated);
    }

    private Duration elapsed() {
      return Duration.ofNanos(System.nanoTime() - began);
    }
  }

  private static Charset charset(ClassicHttpResponse response) {
    var entity = response.getEntity();
    if (entity == null || entity.getContentType() == null) {
      return UTF_8;
    }
    var type = ContentType.parseLenient(entity.getContentType());
    var charset = type == null ? UTF_8 : type.getCharset(UTF_8);
    // Some that a page may name can only be read.
    return charset.canEncode() ? charset : UTF_8;
  }
}
