package groundcrew.stepfn.light;

import static groundcrew.stepfn.light.Fleet.ended;
import static groundcrew.stepfn.light.Fleet.express;
import static groundcrew.stepfn.light.Fleet.machine;
import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.StrictJson;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineType;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String ENDPOINT =
      "arn:aws:lambda:eu-west-1:111111111111:function:light:live";
  private static final Duration MINUTES = Duration.ofMinutes(3);

  /// The maximum size of an answer of Lambda.
  private static final int LONGEST_ANSWER = 6 * 1024 * 1024;

  @Test
  void eachLightHasANameWordsAShapeAndALink() {
    var light = page("", ended(machine("orders"), FAILED, MINUTES)).expectFirst("li.gc-failed");

    assertThat(light.expectFirst(".gc-name").text()).isEqualTo("orders");
    assertThat(light.expectFirst(".gc-words").text()).isEqualTo("failed 3 min ago");
    assertThat(light.attr("title")).isEqualTo("orders: failed 3 min ago, read 1 min ago");
    assertThat(light.select("svg rect")).hasSize(1);
    assertThat(light.expectFirst("a").attr("href")).endsWith(":execution:orders:run-180");
  }

  @Test
  void anExpressMachineIsMarked() {
    var page = page("", ended(express("a"), FAILED, MINUTES), machine("b"));

    assertThat(page.select("li:has(.gc-tag)")).hasSize(1);
    assertThat(page.expectFirst("li").attr("title"))
        .isEqualTo("a: failed 3 min ago (express, as AWS counted), read 1 min ago");
    assertThat(page.expectFirst(".gc-foot").text())
        .isEqualTo("express what AWS counted, minute by minute");
    assertThat(page("", machine("b")).select(".gc-foot")).isEmpty();
  }

  @Test
  void countsEveryStateAtTheTopAndAClickShowsOnlyThatState() {
    var page = page("b", ended(machine("a"), FAILED, MINUTES), machine("b"), machine("c"));

    assertThat(page.select(".gc-count"))
        .extracting(Element::text)
        .containsExactly("1 failed", "2 no runs");
    assertThat(page.expectFirst(".gc-total").text()).isEqualTo("3 machines at 12:00 UTC");
    assertThat(page.select(".gc-count + cwdb-action"))
        .extracting(Element::text)
        .containsExactly("{\"show\":\"failed\"}", "{\"show\":\"no runs\"}");
  }

  @Test
  void theFilterIsAFormWhoseButtonCallsThisFunction() {
    var form = page("or", machine("orders"), machine("search")).expectFirst("form");

    assertThat(form.expectFirst("input[name=filter]").attr("value")).isEqualTo("or");
    var call = form.expectFirst("button + cwdb-action");
    assertThat(call.attr("action")).isEqualTo("call");
    assertThat(call.attr("display")).isEqualTo("widget");
    assertThat(call.attr("endpoint")).isEqualTo(ENDPOINT);
    assertThat(form.attr("method")).isEqualTo("dialog");
  }

  @Test
  void showsTheMatchesAndTheirNumber() {
    var page = page(" Or ", machine("orders"), machine("search"));

    assertThat(page.select(".gc-name")).extracting(Element::text).containsExactly("orders");
    assertThat(page.expectFirst(".gc-notice").text()).startsWith("1 of 2 machines matches “Or”.");
  }

  @Test
  void saysThatNothingMatchesOrNothingIsKnown() {
    assertThat(page("x", machine("a")).expectFirst(".gc-empty").text())
        .startsWith("No machine matches “x”");
    assertThat(page("").expectFirst(".gc-empty").text())
        .startsWith("No state machine is known yet");
  }

  @Test
  void warnsWhenAReadingIsOlderThanFifteenMinutes() {
    var quarter = NOON.minus(Duration.ofMinutes(15));

    assertThat(page("", machine("a").readAt(quarter)).select(".gc-warning")).isEmpty();
    assertThat(page("", machine("a").readAt(quarter.minusSeconds(1))).select(".gc-warning").text())
        .isEqualTo("The oldest reading is 15 min old (2026-01-31 11:44 UTC)");
  }

  @Test
  void drawsTheWorstThousandOfFiveThousandMachines() {
    var longest = "界".repeat(75);
    var statuses =
        IntStream.range(0, 5000)
            .mapToObj(i -> ended(machine(longest + i), i == 4999 ? FAILED : SUCCEEDED, MINUTES))
            .toArray(MachineStatus[]::new);

    var html = html("", statuses);

    assertThat(StrictJson.write(html).getBytes(UTF_8).length).isLessThan(LONGEST_ANSWER / 2);
    var page = Sanitizer.parse(html);
    assertThat(page.select("li")).hasSize(1000);
    assertThat(page.expectFirst("li .gc-name").text()).endsWith("4999");
    assertThat(page.expectFirst(".gc-notice").text())
        .isEqualTo(
            "Only the worst 1000 are drawn, 4000 more are counted above. Filter to see them.");
    assertThat(page.select(".gc-count"))
        .extracting(Element::text)
        .containsExactly("1 failed", "4999 succeeded");
  }

  @Test
  void aMachineWithoutAConsolePageHasNoLink() {
    var arn = "arn:aws-iso:states:us-iso-east-1:111111111111:stateMachine:a";

    assertThat(page("", MachineStatus.none(new Machine(arn, MachineType.STANDARD))).select("li a"))
        .isEmpty();
  }

  private static Document page(String filter, MachineStatus... statuses) {
    return Sanitizer.parse(html(filter, statuses));
  }

  private static String html(String filter, MachineStatus... statuses) {
    var board = Board.of(List.of(statuses), NOON);
    return new Page(new View(false, filter, ENDPOINT), board).draw();
  }
}
