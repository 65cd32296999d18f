package groundcrew.stepfn.light;

import static groundcrew.stepfn.light.Fleet.machine;
import static groundcrew.stepfn.machine.Machines.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizerTest {
  @ParameterizedTest
  @MethodSource("groundcrew.stepfn.light.Scene#all")
  void leavesThePageAsItIs(Scene scene) {
    expectUnchanged(scene.html());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)' x='",
        "\" onmouseover=\"alert(1)\" x=\"",
        "<iframe srcdoc='<script>alert(1)<script>'>",
        "<svg><use href=#x>",
        "a&b&amp;c&lt;script&gt;",
        "<!-- --><style>*{display:none}<style>",
        "javascript.alert(1)",
        "größe-界-😀-\u202Eevil",
        "nul\u0000bell\u0007",
      })
  void showsHostileTextAsText(String hostile) {
    // No machine has these in its name: its ARN would be none.
    var name = hostile.replaceAll("[:/]", "-");
    var endpoint = "arn:aws:lambda:eu-west-1:111111111111:function:" + hostile;
    var board = Board.of(List.of(machine(name)), NOON);

    var found = page(new View(true, name, endpoint), board);
    assertThat(found.select(".gc-name"))
        .extracting(Element::wholeText)
        .containsExactly(shown(name));
    var notFound = page(new View(true, "no " + hostile, endpoint), board);
    assertThat(notFound.select("input"))
        .extracting(input -> input.attr("value"))
        .containsExactly(shown("no " + hostile));
    assertThat(notFound.select("cwdb-action"))
        .extracting(action -> action.attr("endpoint"))
        .containsOnly(shown(endpoint));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<p>a<script>alert(1)</script>            | <script>",
        "<p><iframe src=https://a></iframe>       | <iframe>",
        "<svg><use href=#a></use></svg>           | <use>",
        "<p><blink>a</blink>                      | <blink>",
        "<p onclick=alert(1)>a                    | p onclick",
        "<a href=javascript:alert(1)>a</a>        | a href",
        "<p><img src=data:image/png;base64,A>     | img src",
        "<form action=https://a>                  | form action",
        "<p>a<style>a{background:url(b)}</style>  | <style>",
        "<p>a<!-- b -->                           | a comment",
      })
  void removesWhatTheConsoleRemoves(String html, String removed) {
    assertThat(Sanitizer.clean(html).removed()).containsExactly(removed);
  }

  private static Document page(View view, Board board) {
    var html = new Page(view, board).draw();
    expectUnchanged(html);
    return Sanitizer.parse(html);
  }

  private static String shown(String hostile) {
    return hostile.replaceAll("[\u0000\u0007]", "\uFFFD");
  }

  private static void expectUnchanged(String html) {
    var cleaned = Sanitizer.clean(html);
    assertThat(cleaned.removed()).isEmpty();
    assertThat(cleaned.html()).isEqualTo(Sanitizer.parse(html).body().html());
    // At the very beginning it would be a part of the head, which no widget has.
    assertThat(cleaned.html()).contains("<style>");
  }
}
