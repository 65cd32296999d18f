package groundcrew.local.gateway;

import java.net.URI;
import java.util.List;
import java.util.Map;

/// Sees what passes the gateway.
@FunctionalInterface
public interface RequestListener {

  /// Receives one request and its answer, before the answer is sent.
  ///
  /// @param headers of the request, by lower-case name
  void answered(
      String method, URI uri, Map<String, List<String>> headers, byte[] body, RawAnswer answer);
}
