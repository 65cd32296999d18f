package groundcrew.bluegreen.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.bluegreen.list.UnreadableListException;
import groundcrew.bluegreen.list.UrlList;
import groundcrew.bluegreen.request.Answer;
import groundcrew.bluegreen.request.Site;
import groundcrew.common.Deadline;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecideTrafficTest {
  private final FakeSite green = new FakeSite();
  private final FakeSite blue = new FakeSite();
  private String threshold = "100";

  @Test
  void greenThatWorksPasses() {
    var decision = alone("/\n/about\n");

    assertThat(decision.verdict()).isEqualTo(Verdict.PASS);
    assertThat(decision.reasons()).containsExactly("100 % passed, expected at least 100 %");
    assertThat(green.requested()).containsExactlyInAnyOrder("/", "/about");
  }

  /// 90 of 100 do not exceed 90, and an integer of 29 / 100 × 100 in binary numbers is 28.
  @ParameterizedTest
  @CsvSource({
    "100, 10, 90, PASS",
    "100, 71, 29, PASS",
    "100, 43, 57, PASS",
    "100, 0, 100, PASS",
    "100, 11, 90, FAIL",
    "1000, 91, 90.9, PASS",
    "1000, 92, 90.9, FAIL",
    "3, 1, 66.666666, PASS",
    "3, 1, 66.666667, FAIL",
  })
  void theShareIsComparedExactly(int rows, int failing, String percent, Verdict verdict) {
    threshold = percent;
    for (var i = 0; i < failing; i++) {
      green.with("/" + i, 500);
    }

    assertThat(alone(paths(rows)).verdict()).isEqualTo(verdict);
  }

  @Test
  void aRowCountsAsMuchAsItWeighs() {
    threshold = "90";
    green.with("/rare", 500);

    assertThat(alone("path,weight\n/home,9\n/rare,1\n").verdict()).isEqualTo(Verdict.PASS);
    assertThat(alone("path,weight\n/home,9\n/rare,1.01\n").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(alone("path,weight\n/home,9\n/rare,0\n").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void anEmptyListIsInconclusive() {
    for (var list : List.of("", "\n\n", "path,status\n", "path,weight\n/a,0\n")) {
      var decision = alone(list);

      assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(decision.reasons()).singleElement().asString().startsWith("nothing was tested");
    }
  }

  @Test
  void aListThatCannotBeReadFails() {
    var decision =
        decide(
            _ -> {
              throw new UnreadableListException("s3://urls/urls.csv does not exist");
            },
            green,
            Optional.empty());

    assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(decision.reasons()).containsExactly("the list: s3://urls/urls.csv does not exist");
  }

  @Test
  void aFaultOfTheGateItselfFails() {
    Site broken =
        (_, _) -> {
          throw new IllegalStateException("out of order");
        };
    var decision = decide(list("/a\n/b\n"), broken, Optional.empty());

    assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(decision.reasons()).first().asString().contains("out of order");
  }

  @Test
  void aMalformedRowFailsAndTheOthersAreTested() {
    var decision = alone("/a\n/b,none\n/c\n");

    assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(decision.reasons())
        .containsExactly(
            "a row of the list is malformed", "row 2: expected a status such as 200 or 2xx");
    assertThat(green.requested()).containsExactlyInAnyOrder("/a", "/c");
  }

  @Test
  void aUrlOfAnotherHostFailsAndIsNotRequested() {
    threshold = "50";
    var decision = alone("/a\nhttp://evil.example.com/\n");

    assertThat(decision.count(Result.REFUSED)).isEqualTo(1);
    assertThat(decision.score().percent()).isEqualTo("50");
    assertThat(decision.verdict()).isEqualTo(Verdict.PASS);
    assertThat(green.requested()).containsExactly("/a");
  }

  @Test
  void anEndpointThatCannotBeReachedFails() {
    green.failing("/a", "connection refused");
    var decision = alone("/a\n");

    assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(decision.rows())
        .singleElement()
        .satisfies(row -> assertThat(row.reason()).contains("connection refused"));
  }

  @Test
  void theVerdictIsMadeOfWhatIsKnownWhenNoTimeIsLeft() {
    Site hanging =
        (path, contains) -> {
          if (path.equals("/hang")) {
            await(new CountDownLatch(1));
          }
          return green.get(path, contains);
        };
    var soon = new Deadline(Clock.systemUTC(), Instant.now().plusSeconds(3));
    var decision = gate(list("/a\n/hang\n/b\n"), hanging, Optional.empty()).decide(soon);

    assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(decision.reasons()).first().isEqualTo("not every row was tested: no time was left");
    assertThat(decision.tested()).isEqualTo(2);
  }

  @Test
  void aListThatNeverArrivesEndsWithTheTime() {
    var soon = new Deadline(Clock.systemUTC(), Instant.now().plusMillis(200));
    UrlList never =
        _ -> {
          await(new CountDownLatch(1));
          return new ByteArrayInputStream(new byte[0]);
        };

    assertThat(gate(never, green, Optional.empty()).decide(soon).reasons())
        .containsExactly("not every row was tested: no time was left");
  }

  @Test
  void whatWorksOnBlueAndBreaksOnGreenIsARegression() {
    green.with("/orders", 404);
    var decision = compared("/\n/orders\n");

    assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(decision.reasons())
        .containsExactly("50 % passed, expected at least 100 %: 1 regressed");
    assertThat(decision.rows())
        .filteredOn(row -> row.result() == Result.REGRESSION)
        .singleElement()
        .satisfies(row -> {
          assertThat(row.path()).isEqualTo("/orders");
          assertThat(row.reason()).contains("status 404, expected 2xx");
          assertThat(row.blueReason()).isEmpty();
          assertThat(row.blue()).isPresent();
        });
  }

  @Test
  void whatFailsOnBothSidesIsReportedAndDoesNotCount() {
    green.with("/old", 500);
    blue.with("/old", 404);
    var decision = compared("/\n/old\n");

    assertThat(decision.verdict()).isEqualTo(Verdict.PASS);
    assertThat(decision.score().percent()).isEqualTo("100");
    assertThat(decision.count(Result.FAILED_ON_BOTH)).isEqualTo(1);
  }

  /// As a blue that redirects everything does, or one that cannot be reached.
  @Test
  void aBlueThatHidesWhatGreenBreaksIsInconclusive() {
    for (var path : List.of("/1", "/2")) {
      green.with(path, 500);
    }
    for (var path : List.of("/1", "/2", "/3")) {
      blue.with(path, 301);
    }
    var decision = compared("/1\n/2\n/3\n");

    assertThat(decision.count(Result.PASSED)).isEqualTo(1);
    assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(decision.reasons()).singleElement().asString().contains("look at BASELINE_ENDPOINT");
  }

  @Test
  void whatGreenRepairsPasses() {
    blue.with("/old", 500);

    assertThat(compared("/\n/old\n").counts()).isEqualTo(Map.of(Result.PASSED, 2));
  }

  @Test
  void everyRowFailingOnBothSidesIsInconclusive() {
    green.with("/a", 500);
    blue.with("/a", 500);
    var decision = compared("/a\n");

    assertThat(decision.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(decision.reasons()).singleElement().asString().contains("failed on blue as well");
  }

  @Test
  void aRedirectOfGreenIsARegressionUnlessTheRowExpectsIt() {
    green.with("/a", 302);
    blue.with("/b", 301);
    green.with("/b", 301);

    assertThat(compared("/a\n").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(compared("/b,301\n").verdict()).isEqualTo(Verdict.PASS);
    assertThat(compared("/b,3xx\n").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void anExpectedErrorIsNoFailure() {
    green.with("/admin", 401);
    green.with("/gone", 410);

    assertThat(alone("/admin,401\n/gone,4xx\n").verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aRowThatTakesLongerThanItMayFails() {
    green.taking(_ -> Duration.ofMillis(301));
    var decision = alone("path,max_millis\n/a,300\n/b,301\n");

    assertThat(decision.rows())
        .filteredOn(row -> row.result() == Result.FAILED)
        .singleElement()
        .satisfies(row -> assertThat(row.reason()).contains("301 ms, expected at most 300"));
  }

  @Test
  void blueAndGreenTakeTurnsToBeAskedFirst() {
    var order = new CopyOnWriteArrayList<String>();
    Site first = recording(order, "green", green);
    Site second = recording(order, "blue", blue);
    new DecideTraffic(list("/1\n/2\n/3\n"), Set.of(), first, Optional.of(second), 1, rules())
        .decide(later());

    assertThat(order)
        .containsExactly("blue /1", "green /1", "green /2", "blue /2", "blue /3", "green /3");
  }

  @Test
  void greenThatIsSlowerOnTheSameUrlsFails() {
    blue.taking(path -> Duration.ofMillis(10 + Integer.parseInt(path.substring(1))));
    green.taking(path -> Duration.ofMillis(15 + 2 * Integer.parseInt(path.substring(1))));
    var decision = compared(paths(100));

    assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(decision.reasons())
        .singleElement()
        .asString()
        .startsWith("green is slower than blue");
  }

  /// Its caches are empty, and its code is not yet compiled.
  @Test
  void greenThatHasJustStartedIsAskedAgain() {
    var asked = ConcurrentHashMap.<String>newKeySet();
    green.taking(path -> Duration.ofMillis(asked.add(path) ? 90 : 10));
    var decision = compared(paths(100));

    assertThat(decision.verdict()).as(decision.reasons().toString()).isEqualTo(Verdict.PASS);
    assertThat(decision.latency().text()).contains("asked again", "slower at first");
    assertThat(decision.tested()).isEqualTo(100);
    assertThat(decision.latencies().green()).hasSize(100).containsOnly(10);
  }

  @Test
  void greenThatIsFastEnoughIsAskedOnce() {
    assertThat(compared(paths(100)).verdict()).isEqualTo(Verdict.PASS);
    assertThat(green.requested()).hasSize(100);
  }

  /// Whether it would be fast enough if it were asked again, nobody knows then.
  @Test
  void greenThatNoLongerAnswersWhenItIsAskedAgainIsSlower() {
    var asked = ConcurrentHashMap.<String>newKeySet();
    Site failing =
        (path, contains) ->
            asked.add(path)
                ? green.get(path, contains)
                : Answer.failed("reset", Duration.ofMillis(1), false);
    green.taking(_ -> Duration.ofMillis(90));
    var decision = decide(list(paths(100)), failing, Optional.of(blue));

    assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(decision.reasons()).first().asString().startsWith("green is slower than blue");
  }

  @Test
  void greenWithoutTimeToBeAskedAgainIsSlower() {
    var asked = ConcurrentHashMap.<String>newKeySet();
    Site hanging =
        (path, contains) -> {
          if (!asked.add(path)) {
            await(new CountDownLatch(1));
          }
          return green.get(path, contains);
        };
    green.taking(_ -> Duration.ofMillis(90));
    var soon = new Deadline(Clock.systemUTC(), Instant.now().plusSeconds(3));
    var decision = gate(list(paths(100)), hanging, Optional.of(blue)).decide(soon);

    assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(decision.reasons())
        .singleElement()
        .asString()
        .startsWith("green is slower than blue");
  }

  @Test
  void greenWithinTheTolerancePasses() {
    blue.taking(_ -> Duration.ofMillis(100));
    green.taking(_ -> Duration.ofMillis(119));

    assertThat(compared(paths(100)).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void fewRowsSayNothingAboutTimesAndPass() {
    green.taking(_ -> Duration.ofSeconds(5));
    var decision = compared(paths(19));

    assertThat(decision.latency().kind()).isEqualTo(LatencyFinding.Kind.INCONCLUSIVE);
    assertThat(decision.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void aHundredThousandRowsAreCountedAndTheWorstAreKept() {
    green.with("/7", 500);
    var decision = alone(paths(100_000));

    assertThat(decision.tested()).isEqualTo(100_000);
    assertThat(decision.rows()).hasSize(Tally.MOST_KEPT + 1);
    assertThat(decision.rows().getFirst().path()).isEqualTo("/7");
    assertThat(decision.score().percent()).isEqualTo("99.99");
    assertThat(decision.verdict()).isEqualTo(Verdict.FAIL);
  }

  private static Site recording(List<String> order, String name, Site site) {
    return (path, contains) -> {
      order.add(name + " " + path);
      return site.get(path, contains);
    };
  }

  private Decision alone(String csv) {
    return decide(list(csv), green, Optional.empty());
  }

  private Decision compared(String csv) {
    return decide(list(csv), green, Optional.of(blue));
  }

  private Decision decide(UrlList list, Site tested, Optional<Site> baseline) {
    return gate(list, tested, baseline).decide(later());
  }

  private DecideTraffic gate(UrlList list, Site tested, Optional<Site> baseline) {
    return new DecideTraffic(list, Set.of("web:80"), tested, baseline, 8, rules());
  }

  private Rules rules() {
    return new Rules(new BigDecimal(threshold), new BigDecimal("0.2"));
  }

  private static Deadline later() {
    return new Deadline(Clock.systemUTC(), Instant.now().plus(Duration.ofMinutes(5)));
  }

  private static UrlList list(String csv) {
    return _ -> new ByteArrayInputStream(csv.getBytes(UTF_8));
  }

  private static String paths(int count) {
    return IntStream.range(0, count).mapToObj(i -> "/" + i + "\n").collect(Collectors.joining());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
