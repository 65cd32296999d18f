package groundcrew.local.s3;

import groundcrew.local.gateway.RawCall;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a call asks of S3, with the bucket in the path.
///
/// @param bucket empty for the list of buckets
/// @param key empty for the bucket itself
/// @param query decoded; a sub-resource such as `tagging` has an empty value
record S3Request(
    String method,
    String bucket,
    String key,
    Map<String, String> query,
    Map<String, List<String>> headers,
    String body) {

  static S3Request of(RawCall call) {
    var path = call.uri().getRawPath();
    var parts = (path.startsWith("/") ? path.substring(1) : path).split("/", 2);
    // Only a list of objects to delete is read; other bodies are the objects themselves.
    var query = query(call.uri().getRawQuery());
    var body = query.containsKey("delete") ? new String(call.body(), StandardCharsets.UTF_8) : "";
    var key = parts.length > 1 ? decode(parts[1]) : "";
    return new S3Request(call.method(), decode(parts[0]), key, query, call.headers(), body);
  }

  boolean has(String subResource) {
    return query.containsKey(subResource);
  }

  /// Tells whether `If-None-Match` is `*` where it is there at all: S3 writes on no other.
  boolean writesOnKnownCondition() {
    return header("if-none-match").map("*"::equals).orElse(true);
  }

  Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  String bucketArn() {
    return "arn:aws:s3:::" + bucket;
  }

  String objectArn() {
    return bucketArn() + "/" + key;
  }

  private static Map<String, String> query(String raw) {
    var query = new TreeMap<String, String>();
    if (raw != null) {
      for (var pair : raw.split("&", -1)) {
        var parts = pair.split("=", 2);
        query.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
      }
    }
    return query;
  }

  /// Decodes a part of an address, in which a plus is a plus.
  static String decode(String raw) {
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
