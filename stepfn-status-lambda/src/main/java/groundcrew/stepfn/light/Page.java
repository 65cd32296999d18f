package groundcrew.stepfn.light;

import groundcrew.common.Markup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Draws the page of one view.
///
/// It contains nothing that the console removes: no script, no URL except links, and the style
/// inside an element, because a style at the very beginning is not part of the body.
final class Page {
  /// A browser draws this many quickly, and even with the longest names the answer stays far below
  /// the 6 MB that Lambda returns.
  static final int MOST_LIGHTS = 1000;

  private static final Duration STALE = Duration.ofMinutes(15);
  private static final int FRAME = 10_000;
  private static final int LIGHT = 700;

  private final View view;
  private final Board board;
  private final Filter filter;
  private final List<Light> matching;
  private final Markup html;

  Page(View view, Board board) {
    this.view = view;
    this.board = board;
    this.filter = Filter.of(view.filter());
    this.matching = board.matching(filter);
    this.html = new Markup(FRAME + LIGHT * Math.min(MOST_LIGHTS, matching.size()));
  }

  String draw() {
    var density = Density.of(matching);
    html.raw("<div class=\"gc-board cwdb-no-default-styles ")
        .raw(density.style())
        .raw(view.dark() ? " gc-dark" : "")
        .raw("\"><style>")
        .raw(Style.CSS)
        .raw("</style>");
    head();
    notices();
    if (matching.isEmpty()) {
      nothing();
    } else {
      new Grid(html, board.now(), density).draw(matching.stream().limit(MOST_LIGHTS).toList());
    }
    return html.raw("</div>").toString();
  }

  private void head() {
    html.raw("<div class=\"gc-head\"><div class=\"gc-counts\">");
    board.counts().forEach(this::count);
    html.raw("</div><div class=\"gc-side\"><span class=\"gc-total\">");
    machines(board.lights().size());
    html.raw(" at ").text(Age.clock(board.now())).raw("</span>");
    if (!board.lights().isEmpty()) {
      form();
    }
    html.raw("</div></div>");
  }

  private void count(LightState state, int count) {
    html.raw("<button type=\"button\" class=\"gc-count ")
        .raw(state.style())
        .raw("\" title=\"Show these alone\">")
        .raw(Shape.of(state))
        .text(count)
        .raw(" ")
        .raw(state.word())
        .raw("</button>");
    call("{\"show\":\"" + state.word() + "\"}");
  }

  /// A form with the method `dialog` is not submitted: otherwise the Enter key would leave the
  /// dashboard.
  private void form() {
    html.raw("<form class=\"gc-form\" method=\"dialog\"><input class=\"gc-field\" name=\"filter\" ")
        .raw("placeholder=\"Name or state\" aria-label=\"Name or state\" autocomplete=\"off\" ")
        .raw("value=\"")
        .text(view.filter())
        .raw("\"><button type=\"button\" class=\"gc-button\">Filter</button>");
    call("");
    html.raw("</form>");
  }

  /// Makes the console call this function when the preceding element is clicked.
  ///
  /// @param parameters JSON that contains only the page's own words
  private void call(String parameters) {
    html.raw("<cwdb-action action=\"call\" display=\"widget\" endpoint=\"")
        .text(view.endpoint())
        .raw("\">")
        .raw(parameters)
        .raw("</cwdb-action>");
  }

  private void notices() {
    board.oldest().filter(oldest -> oldest.isBefore(board.now().minus(STALE))).ifPresent(this::old);
    if (!filter.all() && !matching.isEmpty()) {
      html.raw("<p class=\"gc-notice\">");
      html.text(matching.size()).raw(" of ");
      machines(board.lights().size());
      html.raw(matching.size() == 1 ? " matches “" : " match “").text(filter.text()).raw("”. ");
      showAll(" gc-plain");
      html.raw("</p>");
    }
    if (matching.size() > MOST_LIGHTS) {
      html.raw("<p class=\"gc-notice\">Only the worst ")
          .text(MOST_LIGHTS)
          .raw(" are drawn, ")
          .text(matching.size() - MOST_LIGHTS)
          .raw(" more are counted above. Filter to see them.</p>");
    }
  }

  private void old(Instant oldest) {
    html.raw("<p class=\"gc-notice gc-warning\">")
        .raw(Shape.of(LightState.OVERDUE))
        .raw("<span>The oldest reading is ")
        .text(Light.age(oldest, board.now()))
        .raw(" old (")
        .text(Age.date(oldest))
        .raw(")</span></p>");
  }

  private void nothing() {
    html.raw("<div class=\"gc-empty\">");
    if (board.lights().isEmpty()) {
      html.raw("<b>No state machine is known yet</b>")
          .raw("The schedule reads them every five minutes.");
    } else {
      html.raw("<b>No machine matches “").text(filter.text()).raw("”</b>");
      showAll("");
    }
    html.raw("</div>");
  }

  private void showAll(String style) {
    html.raw("<button type=\"button\" class=\"gc-button").raw(style).raw("\">Show all</button>");
    call("{\"show\":\"\"}");
  }

  private void machines(int count) {
    html.text(count).raw(count == 1 ? " machine" : " machines");
  }
}
