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

      The faults of *Mass tagging* were made on 2026-12-01, one after the other, by 53 small changes of the code, after each of
      which the unit tests of its row ran. For 31 of 35 rows tests failed; two tests that had proved less than they said were
      corrected or completed first. Not made: rows 22 (`TaggingPolicyMutationIT` changes the policies itself), 23 (tools of the
      build) and 35 (its test needs the local cloud). No change was found for row 34: calls side by side write the same values.
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
