package groundcrew.bluegreen.request;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where requests go to: a listener of a load balancer.
///
/// @param host name or address; an IPv6 address in brackets
public record Endpoint(boolean tls, String host, int port) {
  private static final Pattern SCHEME = Pattern.compile("(?i)https?://.*");
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int LAST_PORT = 65_535;

  /// Returns the endpoint of `host`, `host:port` or a URL with a scheme. Without a scheme it is
  /// plain HTTP.
  ///
  /// @throws IllegalArgumentException if the text is none of these, or has more than a host and
  ///   port
  public static Endpoint parse(String text) {
    try {
      var uri = new URI(SCHEME.matcher(text).matches() ? text : "http://" + text);
      var path = uri.getRawPath();
      if (uri.getHost() == null
          || uri.getPort() > LAST_PORT
          || uri.getPort() == 0
          || uri.getRawUserInfo() != null
          || uri.getRawQuery() != null
          || uri.getRawFragment() != null
          || !(path.isEmpty() || path.equals("/"))) {
        throw new IllegalArgumentException("not a host and a port");
      }
      var tls = uri.getScheme().equalsIgnoreCase("https");
      var port = uri.getPort() > 0 ? uri.getPort() : tls ? HTTPS : HTTP;
      return new Endpoint(tls, uri.getHost().toLowerCase(Locale.ROOT), port);
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException("not a URL", malformed);
    }
  }

  /// Returns host and port as a URL has them: without the port that its scheme implies.
  public String authority() {
    return port == (tls ? HTTPS : HTTP) ? host : host + ":" + port;
  }

  /// Returns host and port, whether the scheme implies the port or not.
  public String hostAndPort() {
    return host + ":" + port;
  }

  String scheme() {
    return tls ? "https" : "http";
  }

  @Override
  public String toString() {
    return scheme() + "://" + authority();
  }
}
