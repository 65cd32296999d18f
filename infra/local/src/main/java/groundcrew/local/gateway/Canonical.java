package groundcrew.local.gateway;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A request in the canonical form that SigV4 signs.
final class Canonical {
  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

  private Canonical() {}

  static String of(Request request, Scope scope, Dialect dialect) {
    requireSigned(request, scope, dialect);
    var headers =
        scope.signedHeaders().stream()
            .map(
                name -> name + ":" + values(request.headers().getOrDefault(name, List.of())) + "\n")
            .collect(Collectors.joining());
    return String.join(
        "\n",
        request.method(),
        path(request, dialect),
        query(Optional.ofNullable(request.uri().getRawQuery()).orElse("")),
        headers,
        String.join(";", scope.signedHeaders()),
        payload(request, dialect));
  }

  /// AWS insists on the host and on every x-amz header: an unsigned one could be changed on the
  /// way.
  private static void requireSigned(Request request, Scope scope, Dialect dialect) {
    request.headers().keySet().stream()
        .filter(name -> name.equals("host") || name.startsWith("x-amz-"))
        .filter(name -> !scope.signedHeaders().contains(name))
        .findAny()
        .ifPresent(name -> {
          throw dialect.refuse(
              AuthFailure.WRONG_SIGNATURE,
              "There were headers present in the request which were not signed: " + name);
        });
  }

  private static String payload(Request request, Dialect dialect) {
    var actual = Hashes.sha256(request.body());
    var declared = request.header("x-amz-content-sha256").orElse(actual);
    if (declared.equals(actual) || (declared.equals(UNSIGNED) && dialect == Dialect.S3)) {
      return declared;
    }
    if (dialect == Dialect.S3 && Streaming.isDeclaredBy(declared)) {
      // The chunks have signatures of their own, which are verified when the body is decoded.
      return declared;
    }
    throw dialect.refuse(
        AuthFailure.WRONG_SIGNATURE,
        "x-amz-content-sha256 is not the hash of the body that arrived");
  }

  private static String path(Request request, Dialect dialect) {
    var raw = request.uri().getRawPath();
    if (raw == null || raw.isEmpty()) {
      return "/";
    }
    // S3 alone signs the path as it is sent; all others encode it a second time.
    return dialect == Dialect.S3
        ? raw
        : Arrays.stream(raw.split("/", -1)).map(Canonical::encode).collect(Collectors.joining("/"));
  }

  private static String query(String raw) {
    if (raw.isEmpty()) {
      return "";
    }
    return Arrays.stream(raw.split("&", -1))
        .map(parameter -> parameter.split("=", 2))
        .map(pair -> new String[] {recode(pair[0]), pair.length == 2 ? recode(pair[1]) : ""})
        .sorted(
            Comparator.<String[], String>comparing(pair -> pair[0]).thenComparing(pair -> pair[1]))
        .map(pair -> pair[0] + "=" + pair[1])
        .collect(Collectors.joining("&"));
  }

  private static String recode(String text) {
    return encode(URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String values(List<String> values) {
    return values.stream()
        .map(value -> value.strip().replaceAll(" +", " "))
        .collect(Collectors.joining(","));
  }
}
