package groundcrew.bluegreen.report;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What the gate relies on of the place of its reports.
public abstract class ReportsContract {
  /// Returns the place.
  protected abstract Reports reports();

  /// Returns what the place holds under a name.
  protected abstract String stored(String name);

  @Test
  void aDocumentIsKeptAsItIs() {
    var url =
        reports().put("d-1.html", "text/html; charset=utf-8", "<p>größe 日本</p>", true, soon());

    assertThat(stored("d-1.html")).isEqualTo("<p>größe 日本</p>");
    assertThat(url).endsWith("d-1.html");
  }

  @Test
  void aDocumentReplacesTheEarlierOneOfItsName() {
    reports().put("d-1.json", "application/json", "{}", true, soon());
    reports().put("d-1.json", "application/json", "[]", true, soon());

    assertThat(stored("d-1.json")).isEqualTo("[]");
  }

  @Test
  void anEarlierDocumentStaysWhereItIsNotReplaced() {
    reports().put("d-1.json", "application/json", "{}", false, soon());
    var url = reports().put("d-1.json", "application/json", "[]", false, soon());

    assertThat(stored("d-1.json")).isEqualTo("{}");
    assertThat(url).endsWith("d-1.json");
  }

  private static Deadline soon() {
    return new Deadline(Clock.systemUTC(), Instant.now().plus(Duration.ofSeconds(20)));
  }
}
