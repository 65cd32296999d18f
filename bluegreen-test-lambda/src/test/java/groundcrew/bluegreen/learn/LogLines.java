package groundcrew.bluegreen.learn;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// Writes access logs as an Application Load Balancer does.
public final class LogLines {
  private LogLines() {}

  /// Returns the line of a successful GET of a browser.
  public static String get(String target) {
    return line("GET http://www.example.com:80" + target + " HTTP/1.1", "200", "Mozilla/5.0 (X11)");
  }

  /// Returns a line.
  ///
  /// @param request text between the quotes
  /// @param status that the client received
  public static String line(String request, String status, String userAgent) {
    return """
    http 2026-01-31T02:00:00.186641Z app/web/50dc6c495c0c9188 192.0.2.44:2817 10.0.0.1:80 0.000 0.001 0.000 \
    %s 200 34 8366 "%s" "%s" - - arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/73e2d6bc24d8a067 \
    "Root=1-58337262-36d228ad5d99923122bbe354" "-" "-" 0 2026-01-31T02:00:00.186000Z "forward" "-" "-" \
    "10.0.0.1:80" "200" "-" "-" TID_1234abcd5678ef90 "-" "-" "-\"\
    """
        .formatted(status, request, userAgent);
  }

  /// Returns a line as it is read.
  static Optional<LogLine> read(String line) {
    var bytes = line.getBytes(UTF_8);
    return LogLine.read(bytes, 0, bytes.length);
  }

  /// Returns a compressed log.
  public static byte[] gzip(List<String> lines) {
    return gzip((String.join("\n", lines) + "\n").getBytes(UTF_8));
  }

  static byte[] gzip(byte[] log) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static InputStream log(String... lines) {
    return new ByteArrayInputStream(gzip(List.of(lines)));
  }
}
