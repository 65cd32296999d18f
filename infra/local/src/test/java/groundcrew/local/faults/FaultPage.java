package groundcrew.local.faults;

import java.util.List;
import java.util.stream.Collectors;

/// The page of all fault tables, in Markdown.
///
/// @param fromPage path from the page's folder to the repository's root, with a slash at its end
record FaultPage(List<FaultTable> tables, TestSources sources, String fromPage) {
  private static final String HEAD =
      """
      # Faults, and the tests that would catch them

      Systems of this kind fail in known ways. Each row is one of them, and names the tests that fail when it is made here.
      The page is generated from the files in `infra/local/src/test/resources/groundcrew/local/faults`, and `./groundcrew verify`
      refuses a row whose test is missing or switched off, and a page that is not what the files say.
      """;

  String markdown() {
    return tables.stream().map(this::table).collect(Collectors.joining("\n", HEAD + "\n", ""));
  }

  private String table(FaultTable table) {
    var text = new StringBuilder();
    text.append("## %s\n\n| | fault | caught by |\n|---:|---|---|\n".formatted(table.title()));
    var number = 0;
    for (var fault : table.faults()) {
      number++;
      text.append(
          "| %d | %s | %s |\n"
              .formatted(
                  number,
                  fault.fault().replace("|", "\\|"),
                  fault.tests().stream().map(this::link).collect(Collectors.joining("<br>"))));
    }
    return text.toString();
  }

  private String link(String test) {
    return "[%s](%s%s)".formatted(test, fromPage, sources.file(test));
  }
}
