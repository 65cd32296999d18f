package groundcrew.bluegreen.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportPageTest {
  @Test
  void theVerdictIsOnTop() {
    var page = page("regressions");

    assertThat(page.title()).isEqualTo("Fail: d-ABCDEF123");
    assertThat(page.select("main > header > div > h1").text()).isEqualTo("Fail");
    assertThat(page.select(".reasons li").eachText())
        .containsExactly("97.98 % passed, expected at least 99 %: 3 regressed, 1 refused");
  }

  @Test
  void regressionsComeFirstWithTheAnswersOfBothSides() {
    var page = page("regressions");

    assertThat(page.select("h2").eachText())
        .containsExactly("Regressions 3", "Refused 1", "Times", "Failed on both 1", "Passed 195");
    var first = page.select("tbody tr").get(0);
    assertThat(first.select("code").text()).isEqualTo("/orders/2026?page=2");
    assertThat(first.select("td").get(2).text()).isEqualTo("200 31 ms, 48,211 bytes");
    assertThat(first.select("td").get(3).text())
        .isEqualTo("404 4 ms, 1,162 bytes status 404, expected 2xx");
  }

  @Test
  void whatAListOrASiteSaysIsText() {
    var page = page("regressions");

    assertThat(page.select("script")).isEmpty();
    assertThat(page.text()).contains("/legacy/<script>alert(1)</script>", "contains \"<b>\"");
  }

  @ParameterizedTest
  @MethodSource("groundcrew.bluegreen.report.Scene#all")
  void aPageLoadsNothing(Scene scene) {
    var page = Jsoup.parse(scene.html());

    assertThat(page.select("link, img, iframe, object, [src], [href], [onclick], [onload]"))
        .isEmpty();
    assertThat(scene.html()).doesNotContain("url(", "@import");
  }

  @Test
  void twoThousandRowsAreOnOnePage() {
    assertThat(page("two-thousand").select("tbody tr")).hasSize(2_000);
    assertThat(Scene.of("two-thousand").html().length()).isLessThan(2_000_000);
  }

  @Test
  void timesAreDrawnForBothSides() {
    assertThat(page("pass").select("svg.chart path.green-line, svg.chart path.blue-line"))
        .hasSize(4);
    assertThat(page("inconclusive").select("svg.chart")).isEmpty();
  }

  private static Document page(String scene) {
    return Jsoup.parse(Scene.of(scene).html());
  }
}
