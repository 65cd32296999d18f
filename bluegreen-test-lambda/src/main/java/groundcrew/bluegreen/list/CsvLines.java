package groundcrew.bluegreen.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import groundcrew.bluegreen.list.Line.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the lines of a list one by one: a list may be larger than the memory.
///
/// Quoting is that of RFC 4180, the text is UTF-8. The first line is a header if its first cell is
/// exactly `path`. Empty lines are skipped.
///
/// Several threads may read.
public final class CsvLines implements AutoCloseable {
  private static final CsvMapper MAPPER =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY, CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private final MappingIterator<String[]> cells;
  private final Set<String> hosts;
  private ReadRows rows;
  private int number;
  private boolean ended;

  /// @param list is closed with this
  /// @param hosts hosts, with their ports, whose absolute URLs the list may have; in lower case
  public CsvLines(InputStream list, Set<String> hosts) throws IOException {
    this.cells = MAPPER.readerFor(String[].class).readValues(list);
    this.hosts = hosts;
    this.rows = new ReadRows(Columns.DOCUMENTED, hosts);
  }

  /// Returns the next line, or empty at the end.
  public synchronized Optional<Line> next() {
    while (!ended) {
      try {
        if (!cells.hasNextValue()) {
          ended = true;
          break;
        }
        number++;
        var row = Arrays.asList(cells.nextValue());
        if (!blank(row) && !header(row)) {
          return Optional.of(rows.read(number, row));
        }
      } catch (JsonProcessingException notCsv) {
        return Optional.of(end("not CSV: " + notCsv.getOriginalMessage()));
      } catch (IOException unreadable) {
        return Optional.of(end("cannot be read: " + unreadable.getMessage()));
      } catch (IllegalArgumentException unknown) {
        return Optional.of(end(String.valueOf(unknown.getMessage())));
      }
    }
    return Optional.empty();
  }

  /// After text that is not CSV nobody knows where the next row begins.
  private Malformed end(String reason) {
    ended = true;
    return new Malformed(Math.max(number, 1), reason);
  }

  private boolean header(List<String> row) {
    if (number > 1) {
      return false;
    }
    var columns = Columns.ofHeader(row);
    columns.ifPresent(found -> rows = new ReadRows(found, hosts));
    return columns.isPresent();
  }

  private static boolean blank(List<String> row) {
    return row.isEmpty() || (row.size() == 1 && row.getFirst().isBlank());
  }

  @Override
  public void close() throws IOException {
    cells.close();
  }
}
