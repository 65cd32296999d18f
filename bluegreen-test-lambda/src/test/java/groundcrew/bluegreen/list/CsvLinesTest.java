package groundcrew.bluegreen.list;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.bluegreen.list.Line.Malformed;
import groundcrew.bluegreen.list.Line.Refused;
import groundcrew.bluegreen.list.Line.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {
  @Test
  void aListOfPathsAloneExpectsPages() {
    assertThat(read("/\n/about\n")).containsExactly(row(1, "/"), row(2, "/about"));
  }

  @Test
  void aHeaderNamesTheColumnsInAnyOrder() {
    var row = (Row) read("path,weight,status\n/old,2.5,301\n").getFirst();

    assertThat(row.path()).isEqualTo("/old");
    assertThat(row.expectation().status()).hasToString("301");
    assertThat(row.weight()).isEqualTo("2.5");
  }

  @Test
  void withoutAHeaderTheColumnsHaveTheDocumentedOrder() {
    var row = (Row) read("/a,2xx,Welcome,250,3\n").getFirst();

    assertThat(row.expectation().status().contains(204)).isTrue();
    assertThat(row.expectation().contains()).contains("Welcome");
    assertThat(row.expectation().longest()).contains(Duration.ofMillis(250));
    assertThat(row.weight()).isEqualTo("3");
  }

  @Test
  void onlyTheExactWordPathIsAHeader() {
    assertThat(read("Path,status\n/a\n").getFirst()).isInstanceOf(Malformed.class);
    assertThat(read("/path,200\n").getFirst()).isInstanceOf(Row.class);
  }

  @Test
  void quotesHoldCommasQuotesAndLineBreaks() {
    var row = (Row) read("\"/a?q=1,2\",200,\"say \"\"hi\"\"\nthere\"\r\n").getFirst();

    assertThat(row.path()).isEqualTo("/a?q=1,2");
    assertThat(row.expectation().contains()).contains("say \"hi\"\nthere");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "/a b, /a%20b",
        "/größe?q=naïve, /gr%C3%B6%C3%9Fe?q=na%C3%AFve",
        "/日本, /%E6%97%A5%E6%9C%AC",
        "/a%20b%2Fc, /a%20b%2Fc",
        "/100%, /100%25",
        "/a%2, /a%252",
        "/page#part, /page",
        "/a\"b<c>|\\^{}, /a%22b%3Cc%3E%7C%5C%5E%7B%7D",
        "/x[1], /x%5B1%5D",
        "?q=1, /?q=1",
        "//a//b, //a//b",
      })
  void aPathIsEncodedAsABrowserDoes(String cell, String sent) {
    var quoted = "\"" + cell.replace("\"", "\"\"") + "\"\n";

    assertThat(read(quoted)).containsExactly(row(1, sent));
  }

  @Test
  void aLineBreakInAPathCannotAddAHeaderToTheRequest() {
    assertThat(read("\"/a\r\nX-Evil: 1\"\n")).containsExactly(row(1, "/a%0D%0AX-Evil:%201"));
  }

  @Test
  void emptyLinesAreSkipped() {
    assertThat(read("\n/a\n\n  \n/b\n\n")).extracting(Line::getClass).containsOnly(Row.class);
    assertThat(read("\n/a\n\n  \n/b\n\n")).hasSize(2);
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstPath() {
    assertThat(read("\uFEFFpath,status\n/a,200\n")).singleElement().isInstanceOf(Row.class);
  }

  @Test
  void anAbsoluteUrlOfTheEndpointIsItsPath() {
    assertThat(read("http://WEB.example.com:8080/a?b=1#c\n")).containsExactly(row(1, "/a?b=1"));
    assertThat(read("https://www.example.com\n")).containsExactly(row(1, "/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example.com/a",
        "http://web.example.com:8080@evil.example.com/",
        "http://web.example.com:8081/",
        "http:///a"
      })
  void anAbsoluteUrlOfAnotherHostIsRefused(String url) {
    assertThat(read(url + "\n"))
        .singleElement()
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.reason()).contains("the URL belongs to another host"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a/b|expected a path that begins with /",
        "ftp://web.example.com/|expected a path that begins with /",
        "/a,20|expected a status such as 200 or 2xx",
        "/a,600|expected a status such as 200 or 2xx",
        "/a,200,,soon|max_millis: expected a whole number",
        "/a,200,,0|max_millis: expected a whole number",
        "/a,200,,,-1|weight: expected a number",
        "/a,200,,,1e9|weight: expected a number",
        "/a,200,,,1,more|expected at most 5 cells, received 6",
        "'\"\",200'|the path is empty",
      })
  void aRowThatIsNotUnderstoodIsMalformed(String text, String reason) {
    assertThat(read(text + "\n/next\n"))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .isInstanceOfSatisfying(
                        Malformed.class,
                        malformed -> assertThat(malformed.reason()).contains(reason)),
            second -> assertThat(second).isEqualTo(row(2, "/next")));
  }

  @Test
  void aHeaderWithAnUnknownColumnIsMalformed() {
    assertThat(read("path,statsu\n/a,200\n"))
        .singleElement()
        .isInstanceOfSatisfying(
            Malformed.class,
            malformed -> assertThat(malformed.reason()).contains("column 'statsu'"));
  }

  @Test
  void aQuoteThatNeverEndsIsMalformedAndTheRowsBeforeItAreRead() {
    assertThat(read("/a\n/b\n\"/c\n/d\n"))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo(row(1, "/a")),
            second -> assertThat(second).isEqualTo(row(2, "/b")),
            third -> assertThat(third).isInstanceOf(Malformed.class));
  }

  @Test
  void textThatIsNotUtf8IsMalformed() {
    assertThat(read("/a\n/größe\n".getBytes(ISO_8859_1))).last().isInstanceOf(Malformed.class);
  }

  @Test
  void anEmptyListHasNoLines() {
    assertThat(read("")).isEmpty();
    assertThat(read("path,status\n")).isEmpty();
  }

  private static Row row(int number, String path) {
    return new Row(
        number,
        path,
        new Expectation(StatusRange.SUCCESS, Optional.empty(), Optional.empty()),
        BigDecimal.ONE);
  }

  private static List<Line> read(String csv) {
    return read(csv.getBytes(UTF_8));
  }

  private static List<Line> read(byte[] csv) {
    var lines = new ArrayList<Line>();
    var hosts = Set.of("web.example.com:8080", "www.example.com");
    try (var reader = new CsvLines(new ByteArrayInputStream(csv), hosts)) {
      for (var line = reader.next(); line.isPresent(); line = reader.next()) {
        lines.add(line.get());
      }
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
    return lines;
  }
}
