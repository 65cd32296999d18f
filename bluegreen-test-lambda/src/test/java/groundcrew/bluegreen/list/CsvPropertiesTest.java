package groundcrew.bluegreen.list;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.bluegreen.list.Line.Row;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds for every list, not only for those that somebody thought of.
class CsvPropertiesTest {
  @Property
  void everyTextSurvivesItsQuotes(@ForAll("texts") List<String> texts) throws IOException {
    var csv =
        texts.stream().map(text -> "/,200," + quoted(text) + "\r\n").collect(Collectors.joining());
    try (var lines = lines(csv)) {
      for (var text : texts) {
        assertThat(lines.next().orElseThrow())
            .isInstanceOfSatisfying(
                Row.class,
                row ->
                    assertThat(row.expectation().contains())
                        .isEqualTo(Optional.of(text).filter(it -> !it.isBlank())));
      }
      assertThat(lines.next()).isEmpty();
    }
  }

  @Property
  void everyPathBecomesARequestLineThatCannotBeBroken(@ForAll("paths") String path)
      throws IOException {
    try (var lines = lines(quoted("/" + path) + "\n")) {
      assertThat(lines.next().orElseThrow())
          .isInstanceOfSatisfying(
              Row.class,
              row ->
                  assertThat(row.path())
                      .startsWith("/")
                      .matches("([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})+"));
    }
  }

  @Property
  void whatIsEncodedIsNotEncodedAgain(@ForAll("paths") String path) {
    var once = RequestPath.encode("/" + path);
    assertThat(RequestPath.encode(once)).isEqualTo(once);
  }

  @Property
  void noTextCrashesTheReaderOrNeverEnds(@ForAll("texts") List<String> texts) throws IOException {
    try (var lines = lines(String.join("\n", texts))) {
      var most = texts.stream().mapToInt(String::length).sum() + texts.size() + 1;
      for (var read = 0; lines.next().isPresent(); read++) {
        assertThat(read).isLessThan(most);
      }
    }
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars('"', ',', '\n', '\r', 'é', '日', '\t')
        .ofMaxLength(20)
        .list()
        .ofMaxSize(10);
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.strings().ofMaxLength(40).filter(CsvPropertiesTest::paired);
  }

  /// A lone half of a surrogate pair is not text.
  private static boolean paired(String text) {
    return text.equals(new String(text.getBytes(UTF_8), UTF_8));
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static CsvLines lines(String csv) throws IOException {
    return new CsvLines(new ByteArrayInputStream(csv.getBytes(UTF_8)), Set.of());
  }
}
