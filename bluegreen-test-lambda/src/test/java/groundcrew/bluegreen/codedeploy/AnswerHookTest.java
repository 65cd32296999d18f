package groundcrew.bluegreen.codedeploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.bluegreen.gate.DecideTraffic;
import groundcrew.bluegreen.gate.FakeSite;
import groundcrew.bluegreen.gate.Rules;
import groundcrew.bluegreen.list.UnreadableListException;
import groundcrew.bluegreen.list.UrlList;
import groundcrew.bluegreen.metrics.EmbeddedGateMetrics;
import groundcrew.bluegreen.report.InMemoryReports;
import groundcrew.bluegreen.report.PublishReport;
import groundcrew.bluegreen.report.Subject;
import groundcrew.common.Deadline;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerHookTest {
  private static final Policy ENFORCE = new Policy(true, false);

  private final FakeSite green = new FakeSite();
  private final InMemoryHookAnswers answers = new InMemoryHookAnswers();
  private final InMemoryReports reports = new InMemoryReports();
  private final List<String> metrics = new ArrayList<>();
  private final Hook hook = answers.waiting("d-ABCDEF123");

  @Test
  void greenThatWorksGetsSucceeded() {
    var answered = gate("/\n", ENFORCE).answer(hook, later());

    assertThat(answers.answer(hook)).contains(true);
    assertThat(answered.succeeded()).isTrue();
    assertThat(answered.report()).contains("memory://d-ABCDEF123.html");
    assertThat(reports.text("d-ABCDEF123.html")).contains("hook was answered with Succeeded");
  }

  @Test
  void greenThatDoesNotWorkGetsFailed() {
    green.with("/", 500);
    gate("/\n", ENFORCE).answer(hook, later());

    assertThat(answers.answer(hook)).contains(false);
    assertThat(reports.text("d-ABCDEF123.json"))
        .contains("\"verdict\":\"FAIL\"", "hook was answered with Failed");
  }

  @ParameterizedTest
  @CsvSource({
    "'/\n', true, false, true",
    "'/broken\n', true, false, false",
    "'', true, false, false",
    "'', true, true, true",
    "'/broken\n', true, true, false",
    "'/broken\n', false, false, true",
    "'', false, false, true",
    "'/a,unknown\n', true, true, false",
    "'/a,unknown\n', false, false, true",
  })
  void theModeDecidesWhatAVerdictMeans(
      String csv, boolean enforced, boolean inconclusivePasses, boolean succeeds) {
    green.with("/broken", 500);
    gate(csv, new Policy(enforced, inconclusivePasses)).answer(hook, later());

    assertThat(answers.answer(hook)).contains(succeeds);
  }

  @Test
  void aReportModeTellsWhatItWouldHaveSaid() {
    green.with("/", 500);
    gate("/\n", new Policy(false, false)).answer(hook, later());

    assertThat(reports.text("d-ABCDEF123.json"))
        .contains("\"verdict\":\"FAIL\"", "Succeeded: MODE=report stops no deployment");
  }

  @Test
  void aMissingListGetsFailedWithItsReasonInTheReport() {
    gate(
            _ -> {
              throw new UnreadableListException("s3://urls/urls.csv does not exist");
            },
            ENFORCE)
        .answer(hook, later());

    assertThat(answers.answer(hook)).contains(false);
    assertThat(reports.text("d-ABCDEF123.html")).contains("s3://urls/urls.csv does not exist");
  }

  @ParameterizedTest
  @MethodSource("errors")
  void aCrashOfTheGateGetsFailed(Error crash) {
    UrlList broken =
        _ -> {
          throw crash;
        };
    gate(broken, ENFORCE).answer(hook, later());

    assertThat(answers.answer(hook)).contains(false);
    assertThat(reports.text("d-ABCDEF123.json")).contains("the gate itself failed");
  }

  static Stream<Error> errors() {
    return Stream.of(new StackOverflowError("deep"), new NoClassDefFoundError("missing"));
  }

  @Test
  void theHookIsAnsweredBeforeTheTimeIsOver() {
    UrlList never =
        _ -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
          return new ByteArrayInputStream(new byte[0]);
        };
    gate(never, ENFORCE)
        .answer(hook, new Deadline(Clock.systemUTC(), Instant.now().plusMillis(300)));

    assertThat(answers.answer(hook)).contains(false);
    assertThat(reports.text("d-ABCDEF123.json")).contains("no time was left");
  }

  @Test
  void theAnswerIsPutBeforeTheReportIsWritten() {
    reports.beforeEachPut(() -> assertThat(answers.answer(hook)).contains(true));
    gate("/\n", ENFORCE).answer(hook, later());

    assertThat(reports.names()).containsExactly("d-ABCDEF123.html", "d-ABCDEF123.json");
  }

  @Test
  void aReportThatCannotBeWrittenDoesNotChangeTheVerdict() {
    reports.beforeEachPut(() -> {
      throw new IllegalStateException("access denied");
    });
    var answered = gate("/\n", ENFORCE).answer(hook, later());

    assertThat(answers.answer(hook)).contains(true);
    assertThat(answered.report()).isEmpty();
    assertThat(metrics).anyMatch(line -> line.contains("\"ReportsLost\":1"));
  }

  @Test
  void aSecondAnswerIsNoErrorAndTheReportOfTheFirstStays() {
    gate("/\n", ENFORCE).answer(hook, later());
    var lines = List.copyOf(metrics);
    green.with("/", 500);
    var answered = gate("/\n", ENFORCE).answer(hook, later());

    assertThat(answers.answer(hook)).contains(true);
    assertThat(answered.succeeded()).isFalse();
    assertThat(reports.text("d-ABCDEF123.json")).contains("was answered with Succeeded");
    assertThat(metrics).isEqualTo(lines);
  }

  @Test
  void anAnswerThatNobodyTakesIsAnErrorWithAReport() {
    answers.unreachable();

    assertThatThrownBy(() -> gate("/\n", ENFORCE).answer(hook, later()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the verdict PASS was not delivered: CodeDeploy does not answer");
    assertThat(reports.text("d-ABCDEF123.json"))
        .contains("CodeDeploy did not take the answer Succeeded: CodeDeploy does not answer");
    assertThat(metrics).anyMatch(line -> line.contains("\"HooksUnanswered\":1"));
  }

  @Test
  void metricsCountRowsAndRegressions() {
    gate("/\n/about\n", ENFORCE).answer(hook, later());

    assertThat(metrics)
        .singleElement()
        .asString()
        .contains(
            "\"Namespace\":\"GroundcrewGate\"",
            "\"Dimensions\":[[\"Function\"]]",
            "\"Function\":\"gate\"",
            "\"GatesPassed\":1",
            "\"RowsTested\":2",
            "\"Regressions\":0",
            "\"Deployment\":\"d-ABCDEF123\"");
  }

  private AnswerHook gate(String csv, Policy policy) {
    return gate(_ -> new ByteArrayInputStream(csv.getBytes(UTF_8)), policy);
  }

  private AnswerHook gate(UrlList list, Policy policy) {
    var rules = new Rules(BigDecimal.valueOf(100), new BigDecimal("0.2"));
    var subject =
        new Subject(
            "s3://urls/urls.csv",
            "http://green",
            Optional.empty(),
            Optional.empty(),
            rules.threshold());
    return new AnswerHook(
        new DecideTraffic(list, Set.of(), green, Optional.empty(), 4, rules),
        answers,
        policy,
        new PublishReport(reports, subject),
        new EmbeddedGateMetrics("gate", metrics::add, Clock.systemUTC()));
  }

  private static Deadline later() {
    return new Deadline(Clock.systemUTC(), Instant.now().plus(Duration.ofMinutes(5)));
  }
}
