package groundcrew.local.door;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An HTTP request, read completely.
///
/// @param headers by lower-case name
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each body would cost time
record Request(String method, URI uri, Map<String, List<String>> headers, byte[] body) {

  static Request of(HttpExchange exchange) throws IOException {
    var headers = new TreeMap<String, List<String>>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    try (var in = exchange.getRequestBody()) {
      return new Request(
          exchange.getRequestMethod(), exchange.getRequestURI(), headers, in.readAllBytes());
    }
  }

  Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName)).map(List::getFirst);
  }
}
