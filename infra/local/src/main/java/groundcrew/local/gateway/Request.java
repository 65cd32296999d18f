package groundcrew.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

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

  /// Returns the request with the body that a `Content-Encoding` of gzip packs; the signature is of
  /// the packed one.
  ///
  /// @throws AwsError for a body that is too long, or not packed as it says
  Request unpacked(int longest) {
    var encoding = header("content-encoding").orElse("");
    var plain = encoding.equals("gzip") ? gunzip(longest) : body;
    if (body.length > longest || plain.length > longest) {
      throw new AwsError(
          413, "RequestEntityTooLarge", "Request size exceeds " + longest + " bytes");
    }
    return new Request(method, uri, headers, plain);
  }

  private byte[] gunzip(int longest) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readNBytes(longest == Integer.MAX_VALUE ? longest : longest + 1);
    } catch (IOException e) {
      throw new AwsError(400, "SerializationException", "The body is not packed by gzip");
    }
  }

  Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName)).map(List::getFirst);
  }
}
