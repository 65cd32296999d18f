package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunbookTest {
  private static final String URL =
      "https://github.com/your-org/groundcrew/blob/main/infra/cdk/RUNBOOK.md";
  private static final Pattern DESCRIPTION =
      Pattern.compile("[A-Z][^.]+\\. Runbook: " + Pattern.quote(URL) + "#(?<anchor>[a-z-]+)");
  private static final String ENTRIES = "## Alarms";

  @Test
  void everyAlarmStatesWhatHappenedAndLinksToItsEntry() {
    assertThat(descriptions()).hasSizeGreaterThan(14).allMatch(DESCRIPTION.asMatchPredicate());
  }

  @Test
  void everyAlarmHasAnEntryAndEveryEntryHasAnAlarm() throws IOException {
    assertThat(entries()).containsExactlyInAnyOrderElementsOf(linked());
  }

  @Test
  void everyEntryIsNamedAfterTheEndOfItsAlarm() {
    assertThat(Synthesised.EXAMPLE.properties("AWS::CloudWatch::Alarm"))
        .allSatisfy(alarm -> {
          var name = alarm.path("AlarmName").asText();
          var anchor = anchor(alarm.path("AlarmDescription").asText());
          assertThat(name)
              .endsWith(anchor.replaceFirst("(tagging|guardian|button|pipeline|gate)-", "-"));
        });
  }

  @Test
  void everyLinkInsideTheDocumentsHasItsHeading() throws IOException {
    var links = Pattern.compile("\\]\\((?<file>[A-Z]*(\\.md)?)#(?<anchor>[^)]+)\\)");
    for (var document : List.of("RUNBOOK.md", "README.md")) {
      var matcher = links.matcher(read(document));
      while (matcher.find()) {
        var target = matcher.group("file").isEmpty() ? document : matcher.group("file");
        assertThat(anchors(read(target))).as(document).contains(matcher.group("anchor"));
      }
    }
  }

  private static Set<String> linked() {
    return descriptions().stream().map(RunbookTest::anchor).collect(Collectors.toSet());
  }

  private static String anchor(String description) {
    var matcher = DESCRIPTION.matcher(description);
    assertThat(matcher.matches()).as(description).isTrue();
    return matcher.group("anchor");
  }

  private static List<String> descriptions() {
    return Stream.of(Synthesised.EXAMPLE, Synthesised.EVERYTHING, Synthesised.TWO_REGIONS)
        .flatMap(app -> app.properties("AWS::CloudWatch::Alarm").stream())
        .map(alarm -> alarm.path("AlarmDescription").asText())
        .toList();
  }

  /// Returns the anchors of the entries, which are the third-level headings of their section.
  private static List<String> entries() throws IOException {
    var section = read("RUNBOOK.md").split("\n" + ENTRIES + "\n", 2)[1].split("\n## ", 2)[0];
    return headings(section)
        .filter(line -> line.startsWith("### "))
        .map(RunbookTest::slug)
        .toList();
  }

  private static Set<String> anchors(String document) {
    var anchors = new TreeSet<String>();
    // GitHub appends a number to the anchor of a repeated heading.
    headings(document)
        .map(RunbookTest::slug)
        .forEach(slug -> assertThat(anchors.add(slug)).as(slug).isTrue());
    return anchors;
  }

  private static Stream<String> headings(String document) {
    return document
        .replaceAll("(?ms)^```.*?^```", "")
        .lines()
        .filter(line -> line.matches("#{1,6} .*"));
  }

  /// Returns the anchor of a heading on GitHub: in lower case, without punctuation except `-` and
  /// `_`, with a hyphen for each space.
  private static String slug(String heading) {
    return heading
        .replaceFirst("#+ ", "")
        .strip()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .replace(' ', '-');
  }

  private static String read(String document) throws IOException {
    return Files.readString(Path.of(document));
  }
}
