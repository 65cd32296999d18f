package groundcrew.bluegreen.list;

import groundcrew.bluegreen.list.Line.Malformed;
import groundcrew.bluegreen.list.Line.Refused;
import groundcrew.bluegreen.list.Line.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Makes a [Line] of the cells of a row.
final class ReadRows {
  private static final Pattern ABSOLUTE =
      Pattern.compile("(?is)https?://(?<host>[^/?#]*)(?<rest>.*)");
  private static final Pattern WEIGHT = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})?");
  private static final Pattern MILLIS = Pattern.compile("[1-9][0-9]{0,6}");

  private final Columns columns;
  private final Set<String> hosts;

  /// @param hosts hosts, with their ports, whose absolute URLs a list may have; in lower case
  ReadRows(Columns columns, Set<String> hosts) {
    this.columns = columns;
    this.hosts = hosts;
  }

  Line read(int number, List<String> cells) {
    try {
      if (cells.size() > columns.names().size()) {
        throw new IllegalArgumentException(
            "expected at most %d cells, received %d"
                .formatted(columns.names().size(), cells.size()));
      }
      var url =
          columns
              .cell(cells, Columns.PATH)
              .map(String::strip)
              .orElseThrow(() -> new IllegalArgumentException("the path is empty"));
      var expectation =
          new Expectation(
              cell(cells, Columns.STATUS).map(StatusRange::parse).orElse(StatusRange.SUCCESS),
              columns.cell(cells, Columns.CONTAINS),
              cell(cells, Columns.MAX_MILLIS).map(ReadRows::millis));
      var weight = cell(cells, Columns.WEIGHT).map(ReadRows::weight).orElse(BigDecimal.ONE);
      return line(number, url, expectation, weight);
    } catch (IllegalArgumentException malformed) {
      return new Malformed(number, String.valueOf(malformed.getMessage()));
    }
  }

  private Line line(int number, String url, Expectation expectation, BigDecimal weight) {
    if (url.startsWith("/") || url.startsWith("?")) {
      return new Row(number, RequestPath.encode(url), expectation, weight);
    }
    var absolute = ABSOLUTE.matcher(url);
    if (!absolute.matches()) {
      throw new IllegalArgumentException("expected a path that begins with /");
    }
    var host = absolute.group("host");
    return hosts.contains(host.toLowerCase(Locale.ROOT))
        ? new Row(number, RequestPath.encode(absolute.group("rest")), expectation, weight)
        : new Refused(number, url, weight, "the URL belongs to another host: " + host);
  }

  private Optional<String> cell(List<String> cells, String name) {
    return columns.cell(cells, name).map(String::strip);
  }

  private static BigDecimal weight(String text) {
    if (!WEIGHT.matcher(text).matches()) {
      throw new IllegalArgumentException("weight: expected a number from 0 to 999999");
    }
    return new BigDecimal(text);
  }

  private static Duration millis(String text) {
    if (!MILLIS.matcher(text).matches()) {
      throw new IllegalArgumentException("max_millis: expected a whole number from 1 to 9999999");
    }
    return Duration.ofMillis(Long.parseLong(text));
  }
}
