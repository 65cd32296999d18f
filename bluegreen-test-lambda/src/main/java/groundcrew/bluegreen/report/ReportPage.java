package groundcrew.bluegreen.report;

import groundcrew.bluegreen.gate.Decision;
import groundcrew.bluegreen.gate.Result;
import groundcrew.bluegreen.gate.Verdict;
import groundcrew.common.Markup;
import java.time.temporal.ChronoUnit;

/// Draws the page: the verdict on top, then regressions, other rows that failed, and times.
final class ReportPage {
  private static final int FRAME = 16_000;
  private static final int ROW = 900;

  private final Report report;
  private final Decision decision;
  private final Markup html;

  ReportPage(Report report) {
    this.report = report;
    this.decision = report.decision();
    this.html = new Markup(FRAME + ROW * decision.rows().size());
  }

  String draw() {
    html.raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
        .raw("<meta name=\"color-scheme\" content=\"light dark\"><title>")
        .text(word(decision.verdict()) + ": " + report.deployment())
        .raw("</title><style>")
        .raw(Style.CSS)
        .raw("</style></head><body><main>");
    head();
    facts();
    var tables = new RowTables(html, decision);
    tables.draw(Result.REGRESSION, "Regressions", "Blue meets the expectation, green does not.");
    tables.draw(Result.FAILED, "Failed", "Green does not meet the expectation.");
    tables.draw(
        Result.REFUSED, "Refused", "These URLs belong to another host and were not requested.");
    latency();
    tables.draw(
        Result.FAILED_ON_BOTH,
        "Failed on both",
        "Neither blue nor green meets the expectation: these rows do not count.");
    tables.fold(Result.PASSED, "Passed");
    return html.raw("</main></body></html>").toString();
  }

  private void head() {
    html.raw("<header class=\"").raw(style(decision.verdict())).raw("\">");
    html.raw(Shape.of(decision.verdict())).raw("<div><h1>").raw(word(decision.verdict()));
    html.raw("</h1><p class=\"id\">").text(report.deployment()).raw("</p></div></header>");
    html.raw("<ul class=\"reasons\">");
    decision.reasons().forEach(reason -> html.raw("<li>").text(reason).raw("</li>"));
    html.raw("</ul><p class=\"soft\">").text(report.consequence()).raw(".</p>");
  }

  private void facts() {
    var subject = report.subject();
    html.raw("<dl class=\"tiles\">");
    tile("tested", decision.tested());
    tile("regressions", decision.count(Result.REGRESSION));
    tile("failed", decision.count(Result.FAILED) + decision.count(Result.REFUSED));
    tile("failed on both", decision.count(Result.FAILED_ON_BOTH));
    tile("passed", decision.count(Result.PASSED));
    html.raw("</dl><dl class=\"facts\">");
    fact("Green", subject.green());
    fact("Blue", subject.blue().orElse("no baseline"));
    subject.hostName().ifPresent(name -> fact("Host name", name));
    fact("List", subject.list());
    fact(
        "Share",
        "%s %% of the weight passed, %s %% expected"
            .formatted(decision.score().percent(), subject.threshold().toPlainString()));
    fact(
        "Time",
        "%s, %.1f s"
            .formatted(
                decision.began().truncatedTo(ChronoUnit.SECONDS),
                decision.took().toMillis() / 1000.0));
    html.raw("</dl>");
  }

  private void tile(String name, int count) {
    html.raw("<div><dd>").raw("%,d".formatted(count)).raw("</dd><dt>").raw(name);
    html.raw("</dt></div>");
  }

  private void fact(String name, String value) {
    html.raw("<dt>").raw(name).raw("</dt><dd>").text(value).raw("</dd>");
  }

  private void latency() {
    html.raw("<section><h2>Times</h2><p class=\"soft\">");
    html.text(sentence(decision.latency().text())).raw("</p>");
    new LatencyChart(html, decision.latencies()).draw();
    html.raw("</section>");
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  private static String style(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "pass";
      case FAIL -> "fail";
      case INCONCLUSIVE -> "open";
    };
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case PASS -> "Pass";
      case FAIL -> "Fail";
      case INCONCLUSIVE -> "Inconclusive";
    };
  }
}
