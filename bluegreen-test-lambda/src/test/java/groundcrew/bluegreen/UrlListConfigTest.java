package groundcrew.bluegreen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.bluegreen.learn.Exclusions;
import groundcrew.bluegreen.learn.Glob;
import groundcrew.common.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UrlListConfigTest {
  private static final Map<String, String> LEAST =
      Map.of(
          "LOGS_BUCKET", "logs",
          "LOGS_PREFIX", "AWSLogs/111122223333/elasticloadbalancing/eu-west-1/",
          "BUCKET", "gate",
          "FILEPATH", "urls.csv");

  @Test
  void whatIsNotSetHasItsDocumentedDefault() {
    var config = read(LEAST);

    assertThat(config.statePrefix()).isEqualTo("state/");
    assertThat(config.mostUrls()).isEqualTo(2_000);
    assertThat(config.lookbackDays()).isEqualTo(30);
    assertThat(config.exclusions()).isEqualTo(Exclusions.DEFAULT);
  }

  @Test
  void ownPatternsTakeThePlaceOfTheUsualOnes() {
    var config = read(with("EXCLUDE_PATTERNS", "*logout*, /admin/*"));

    assertThat(config.exclusions().globs())
        .isEqualTo(List.of(Glob.parse("*logout*"), Glob.parse("/admin/*")));
  }

  @Test
  void everyFaultIsReportedAtOnce() {
    var wrong = new HashMap<>(LEAST);
    wrong.remove("BUCKET");
    wrong.put("LOGS_PREFIX", "AWSLogs");
    wrong.put("MAX_URLS", "0");
    wrong.put("LOOKBACK_DAYS", "366");
    wrong.put("EXCLUDE_PATTERNS", "*");

    assertThatThrownBy(() -> read(wrong))
        .hasMessageContaining("5 faulty variables")
        .hasMessageContaining("- LOOKBACK_DAYS: expected a whole number from 1 to 365");
  }

  private static Map<String, String> with(String name, String value) {
    var variables = new HashMap<>(LEAST);
    variables.put(name, value);
    return variables;
  }

  private static UrlListConfig read(Map<String, String> variables) {
    return UrlListConfig.from(Environment.of(variables));
  }
}
