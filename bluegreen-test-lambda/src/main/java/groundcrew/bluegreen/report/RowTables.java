package groundcrew.bluegreen.report;

import groundcrew.bluegreen.gate.Decision;
import groundcrew.bluegreen.gate.Result;
import groundcrew.bluegreen.gate.RowResult;
import groundcrew.bluegreen.request.Answer;
import groundcrew.common.Markup;
import java.util.List;
import java.util.Optional;

/// Draws the rows of each result as a table, with the answers of blue and green side by side.
final class RowTables {
  private final Markup html;
  private final Decision decision;
  private final boolean compared;

  RowTables(Markup html, Decision decision) {
    this.html = html;
    this.decision = decision;
    this.compared = decision.rows().stream().anyMatch(row -> row.blue().isPresent());
  }

  /// Draws a section, unless no row has the result.
  void draw(Result result, String title, String meaning) {
    var rows = rows(result);
    if (!rows.isEmpty()) {
      html.raw("<section><h2>").raw(title).raw(count(result)).raw("</h2><p class=\"soft\">");
      html.raw(meaning).raw("</p>");
      table(result, rows);
      html.raw("</section>");
    }
  }

  /// Draws a section that a person opens.
  void fold(Result result, String title) {
    var rows = rows(result);
    if (!rows.isEmpty()) {
      html.raw("<details><summary><h2>").raw(title).raw(count(result)).raw("</h2></summary>");
      table(result, rows);
      html.raw("</details>");
    }
  }

  private List<RowResult> rows(Result result) {
    return decision.rows().stream().filter(row -> row.result() == result).toList();
  }

  private String count(Result result) {
    return " <span class=\"count\">%,d</span>".formatted(decision.count(result));
  }

  private void table(Result result, List<RowResult> rows) {
    html.raw("<div class=\"wide\"><table><thead><tr><th class=\"number\">Row</th><th>URL</th>");
    if (compared) {
      html.raw("<th>Blue</th>");
    }
    html.raw("<th>Green</th></tr></thead><tbody>");
    rows.forEach(this::row);
    html.raw("</tbody></table></div>");
    var more = decision.count(result) - rows.size();
    if (more > 0) {
      html.raw("<p class=\"soft\">and %,d more</p>".formatted(more));
    }
  }

  private void row(RowResult row) {
    html.raw("<tr><td class=\"number\">").text(row.number()).raw("</td><td class=\"url\"><code>");
    html.text(row.path()).raw("</code> <span class=\"soft\">expected: ").text(row.expected());
    html.raw("</span></td>");
    if (compared) {
      answer(row.blue(), row.blueReason());
    }
    answer(row.green(), row.reason());
    html.raw("</tr>");
  }

  private void answer(Optional<Answer> answer, Optional<String> reason) {
    html.raw(reason.isPresent() ? "<td class=\"bad\">" : "<td>");
    answer.ifPresent(it -> {
      var status = it.status();
      html.raw("<b>").raw(status.isPresent() ? "" + status.getAsInt() : "no answer").raw("</b> ");
      html.text(it.time().toMillis()).raw(" ms");
      if (status.isPresent()) {
        html.raw(", ").raw("%,d".formatted(it.bytes())).raw(" bytes");
      }
      if (it.repeated()) {
        html.raw(", second attempt");
      }
    });
    reason.ifPresent(why -> html.raw(" <span>").text(why).raw("</span>"));
    html.raw("</td>");
  }
}
