package groundcrew.bluegreen.request;

import java.util.Locale;
import java.util.regex.Pattern;

/// The name of the site, for an endpoint that is a load balancer's own name: it is sent as the Host
/// header and, without its port, in the TLS handshake (SNI), and certificates are checked against
/// it.
///
/// @param header host, with a port where the site's URLs have one
public record HostName(String header) {
  private static final Pattern HOST =
      Pattern.compile(
          "(?i)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\\d{1,5})?");

  /// Returns the name.
  ///
  /// @throws IllegalArgumentException if the text is not a name, with or without a port
  public static HostName parse(String text) {
    if (text.length() > 253 || !HOST.matcher(text).matches()) {
      throw new IllegalArgumentException("not a host name");
    }
    return new HostName(text.toLowerCase(Locale.ROOT));
  }

  String name() {
    var port = header.indexOf(':');
    return port < 0 ? header : header.substring(0, port);
  }
}
