package groundcrew.local.web;

import java.math.BigDecimal;
import java.time.Instant;

/// A request that a server has answered.
///
/// @param at when the answer had been sent, in milliseconds
/// @param target path and query, as they were sent
/// @param host the header `Host`, and `-` without it
/// @param userAgent the header `User-Agent`, and `-` without it
public record ServedRequest(
    Instant at, String method, String target, int status, String host, String userAgent) {
  /// How nginx writes it.
  static final String FORMAT =
      "$msec\\t$request_method\\t$request_uri\\t$status\\t$http_host\\t$http_user_agent";

  static ServedRequest read(String line) {
    var fields = line.split("\t", -1);
    return new ServedRequest(
        Instant.ofEpochMilli(new BigDecimal(fields[0]).movePointRight(3).longValueExact()),
        fields[1],
        fields[2],
        Integer.parseInt(fields[3]),
        fields[4],
        fields[5]);
  }
}
