package groundcrew.stepfn.light;

import static java.util.Locale.ROOT;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// Sanitizes a page as the console does: removes whatever could run, load or frame something, and
/// whatever is unknown.
///
/// AWS documents that the console removes scripts, `iframe`, `use` and other known dangers. This
/// class keeps what sanitizers usually keep, and the console's own element.
///
/// @param html the rest of the body
/// @param removed descriptions of what was removed
record Sanitizer(String html, List<String> removed) {
  private static final Set<String> ELEMENTS =
      words(
          """
          a abbr article aside b bdi br button caption cite code col colgroup dd details div dl dt em
          fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr i img input kbd label legend li main
          mark nav ol optgroup option p pre progress q s samp section select small span strong style
          sub summary sup table tbody td textarea tfoot th thead time tr u ul var wbr
          svg circle defs desc ellipse g line lineargradient path polygon polyline radialgradient rect
          stop text title tspan
          cwdb-action
          """);
  private static final Set<String> ATTRIBUTES =
      words(
          """
          align alt autocomplete checked class colspan disabled dir for height hidden href id lang
          maxlength method min max name open placeholder readonly rel required role rows rowspan
          selected size spellcheck src style tabindex target title type value width
          cx cy d fill points r rx ry stroke stroke-linecap stroke-linejoin stroke-width transform
          viewbox x x1 x2 y y1 y2
          """);

  /// The attributes of the console's own element.
  private static final Set<String> ACTION = words("action confirmation display endpoint event");

  private static final Set<String> ADDRESSES = Set.of("href", "src");
  private static final Set<String> LOADING_STYLES =
      Set.of("url(", "@import", "expression(", "javascript:", "</", "image-set(");

  static Sanitizer clean(String html) {
    var page = parse(html);
    var removed = new ArrayList<String>();
    page.body().select("body *").forEach(element -> clean(element, removed));
    page.body()
        .forEachNode(node -> {
          if (node instanceof Comment comment) {
            removed.add("a comment");
            comment.remove();
          }
        });
    return new Sanitizer(page.body().html(), removed);
  }

  /// Returns the page as a browser parses it.
  static Document parse(String html) {
    var page = Jsoup.parse(html);
    page.outputSettings().prettyPrint(false);
    return page;
  }

  private static void clean(Element element, List<String> removed) {
    if (!ELEMENTS.contains(element.normalName()) || loads(element)) {
      removed.add("<" + element.normalName() + ">");
      element.remove();
      return;
    }
    for (var attribute : List.copyOf(element.attributes().asList())) {
      if (!harmless(element, attribute)) {
        removed.add(element.normalName() + " " + attribute.getKey());
        element.removeAttr(attribute.getKey());
      }
    }
  }

  private static boolean loads(Element element) {
    var style = element.data().toLowerCase(ROOT);
    return element.normalName().equals("style")
        && LOADING_STYLES.stream().anyMatch(style::contains);
  }

  private static boolean harmless(Element element, Attribute attribute) {
    var name = attribute.getKey().toLowerCase(ROOT);
    if (element.normalName().equals("cwdb-action") && ACTION.contains(name)) {
      return true;
    }
    return (ATTRIBUTES.contains(name) || name.startsWith("aria-"))
        && (!ADDRESSES.contains(name) || "https".equals(scheme(attribute.getValue())));
  }

  private static String scheme(String address) {
    var scheme = URI.create(address).getScheme();
    return scheme == null ? "" : scheme;
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
