package groundcrew.local.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import groundcrew.local.arn.AccountRegion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/// An access log as an Application Load Balancer writes it for five minutes of one of its nodes:
/// the requests of all listeners, that of the test traffic included.
///
/// @param place account and region of the load balancer
/// @param name of the load balancer
/// @param end of the five minutes
public record LoadBalancerLog(
    AccountRegion place, String name, Instant end, List<ServedRequest> requests) {
  private static final String ID = "50dc6c495c0c9188";
  private static final String NODE = "127.0.0.1";
  private static final DateTimeFormatter FOLDER = utc("uuuu/MM/dd");
  private static final DateTimeFormatter END = utc("uuuuMMdd'T'HHmm'Z'");
  private static final DateTimeFormatter TIME = utc("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

  /// Copies the requests.
  public LoadBalancerLog {
    requests = List.copyOf(requests);
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
  }

  /// Returns the key under which it is delivered, below the prefix of the load balancer's settings.
  ///
  /// @param number tells logs of the same end apart
  public String key(int number) {
    return "AWSLogs/%s/elasticloadbalancing/%s/%s/%s_elasticloadbalancing_%s_app.%s.%s_%s_%s_%08x.log.gz"
        .formatted(
            place.account(),
            place.region(),
            FOLDER.format(end),
            place.account(),
            place.region(),
            name,
            ID,
            END.format(end),
            NODE,
            number);
  }

  /// Returns the compressed log.
  public byte[] gzip() {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private String text() {
    return requests.stream().map(this::line).collect(Collectors.joining("\n", "", "\n"));
  }

  /// nginx has written quotes and what cannot be printed as the load balancer does.
  private String line(ServedRequest request) {
    var host = request.host().contains(":") ? request.host() : request.host() + ":80";
    var group =
        "arn:aws:elasticloadbalancing:%s:%s:targetgroup/%s/73e2d6bc24d8a067"
            .formatted(place.region(), place.account(), name);
    return """
    http %1$s app/%2$s/%3$s %4$s:40000 %4$s:80 0.000 0.001 0.000 %5$d %5$d 0 0 \
    "%6$s http://%7$s%8$s HTTP/1.1" "%9$s" - - %10$s "Root=1-%11$08x-%3$s%11$08x" "-" "-" 0 %1$s \
    "forward" "-" "-" "%4$s:80" "%5$d" "-" "-" TID_%3$s "-" "-" "-\"\
    """
        .formatted(
            TIME.format(request.at()),
            name,
            ID,
            NODE,
            request.status(),
            request.method(),
            host,
            request.target(),
            request.userAgent(),
            group,
            request.at().getEpochSecond());
  }
}
