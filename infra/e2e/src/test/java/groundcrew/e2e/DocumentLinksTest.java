package groundcrew.e2e;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.assembly.Synthesis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The links between the documents of the repository. Addresses of the web are not tried: no build
/// may depend on them.
class DocumentLinksTest {
  private static final Path ROOT = Synthesis.ofThisRepository().root();
  private static final Set<String> NOT_OURS =
      Set.of("node_modules", "target", ".groundcrew", ".git");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+?) *$");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```");

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsToAFileAndAHeading(Path document) throws IOException {
    var broken = new ArrayList<String>();
    for (var target : links(document)) {
      var parts = target.split("#", 2);
      var file = parts[0].isEmpty() ? document : folder(document).resolve(parts[0]).normalize();
      if (!Files.exists(file)) {
        broken.add(target + ": no such file");
      } else if (parts.length == 2 && !headings(file).contains(parts[1])) {
        broken.add(target + ": no such heading");
      }
    }

    assertThat(broken).isEmpty();
  }

  static List<Path> documents() throws IOException {
    try (var files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .filter(file ->
              Stream.of(ROOT.relativize(file).toString().split("/")).noneMatch(NOT_OURS::contains))
          .toList();
    }
  }

  private static List<String> links(Path document) throws IOException {
    return LINK.matcher(CODE.matcher(Files.readString(document)).replaceAll(""))
        .results()
        .map(link -> link.group(1))
        .filter(target -> !target.contains("://"))
        .toList();
  }

  /// Returns the anchors that GitHub gives to headings.
  private static Set<String> headings(Path file) {
    try {
      return HEADING
          .matcher(CODE.matcher(Files.readString(file)).replaceAll(""))
          .results()
          .map(heading ->
              heading
                  .group(1)
                  .toLowerCase(Locale.ROOT)
                  .replaceAll("[^\\p{L}\\p{N} _-]", "")
                  .replace(' ', '-'))
          .collect(toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder(Path document) {
    var parent = document.getParent();
    return parent == null ? ROOT : parent;
  }
}
