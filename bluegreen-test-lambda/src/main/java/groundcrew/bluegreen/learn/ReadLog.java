package groundcrew.bluegreen.learn;

import groundcrew.bluegreen.request.HttpSite;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Reads access logs: which pages visitors got.
///
/// A log is read as a stream, one line at a time.
public final class ReadLog {
  /// A client got the page: all of it, a part of it, or it had it already.
  private static final Set<Integer> SUCCESSFUL = Set.of(200, 206, 304);

  private static final int MOST_RECENT = 10_000;

  private static final int BUFFER = 64 * 1024;

  /// A longer line is none: a load balancer's request line ends at 16 KB, its user agent at 8 KB.
  private static final int LONGEST = 256 * 1024;

  private final Exclusions exclusions;

  /// @param exclusions what is never listed
  public ReadLog(Exclusions exclusions) {
    this.exclusions = exclusions;
  }

  /// What a log has.
  ///
  /// @param pages with successful GETs
  /// @param lines lines that were read, unreadable ones included
  /// @param unreadable lines that no load balancer writes
  public record Log(Pages pages, long lines, long unreadable) {}

  /// Reads a log to its end.
  ///
  /// @param gzip the compressed log, which stays open
  /// @throws IOException if it cannot be read, or is not compressed
  public Log read(InputStream gzip) throws IOException {
    var reading = new Reading();
    // Not closed: the caller closes what it has opened.
    var log = new GZIPInputStream(gzip, BUFFER);
    reading.all(log);
    return new Log(reading.pages, reading.lines, reading.unreadable);
  }

  private final class Reading {
    private final Pages pages = new Pages();
    private final Map<String, Optional<PagePath>> recent = new HashMap<>();
    private final byte[] buffer = new byte[LONGEST];
    private long lines;
    private long unreadable;
    private int end;
    private boolean overlong;

    void all(InputStream log) throws IOException {
      for (var read = fill(log); read >= 0; read = fill(log)) {
        end += read;
        splitLines(end - read);
      }
      if (end > 0 || overlong) {
        line(0, end);
      }
    }

    private int fill(InputStream log) throws IOException {
      if (end == buffer.length) {
        overlong = true;
        end = 0;
      }
      return log.read(buffer, end, buffer.length - end);
    }

    /// @param from first byte that was not looked at
    private void splitLines(int from) {
      var start = 0;
      for (var at = from; at < end; at++) {
        if (buffer[at] == '\n') {
          line(start, at);
          start = at + 1;
        }
      }
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
    }

    private void line(int from, int newline) {
      var to = newline > from && buffer[newline - 1] == '\r' ? newline - 1 : newline;
      if (to == from && !overlong) {
        return;
      }
      lines++;
      var line = overlong ? Optional.<LogLine>empty() : LogLine.read(buffer, from, to);
      overlong = false;
      if (line.isEmpty()) {
        unreadable++;
      } else if (counts(line.get())) {
        page(line.get().url()).ifPresent(pages::add);
      }
    }

    /// Most requests are for pages that have been requested just before.
    private Optional<PagePath> page(String url) {
      if (recent.size() == MOST_RECENT) {
        recent.clear();
      }
      return recent.computeIfAbsent(
          url, it -> exclusions.exclude(PagePath.target(it)) ? Optional.empty() : PagePath.of(it));
    }
  }

  /// The gate's own requests would keep pages in the list that nobody else asks for.
  private static boolean counts(LogLine line) {
    return line.method().equals("GET")
        && SUCCESSFUL.contains(line.status())
        && !line.userAgent().startsWith(HttpSite.USER_AGENT);
  }
}
