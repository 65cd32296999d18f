package groundcrew.e2e.faults;

import java.util.List;
import java.util.stream.Collectors;

/// The page of all fault tables, in Markdown.
///
/// @param fromPage path from the folder of the page to the root of the repository, with a trailing
///   slash
record FaultPage(List<FaultTable> tables, TestSources sources, String fromPage) {
  private static final String HEAD =
      """
      # Known faults and their tests

      Each row describes a known fault of systems of this kind, and names the tests that fail if the fault is made here.
      The page is generated from the files in `infra/e2e/src/test/resources/groundcrew/e2e/faults`. `./groundcrew verify`
      fails if a test is missing or disabled, or if the page differs from the files.
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
