package groundcrew.bluegreen.report;

import groundcrew.bluegreen.gate.Decision;
import groundcrew.bluegreen.gate.Latencies;
import groundcrew.bluegreen.gate.LatencyFinding;
import groundcrew.bluegreen.gate.LatencyFinding.Kind;
import groundcrew.bluegreen.gate.Result;
import groundcrew.bluegreen.gate.RowResult;
import groundcrew.bluegreen.gate.Score;
import groundcrew.bluegreen.gate.Verdict;
import groundcrew.bluegreen.request.Answer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A report with what a person sees of it.
///
/// @param dark whether the reader's system prefers dark colours
record Scene(String name, int width, int height, boolean dark, Report report) {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  static List<Scene> all() {
    return List.of(
        new Scene("regressions", 1240, 1330, false, regressions()),
        new Scene("dark", 1240, 1330, true, regressions()),
        new Scene("narrow", 500, 1500, false, regressions()),
        new Scene("pass", 1240, 820, false, pass()),
        new Scene("inconclusive", 1240, 560, true, inconclusive()),
        new Scene("two-thousand", 1240, 1600, false, twoThousand()));
  }

  static Scene of(String name) {
    return all().stream().filter(scene -> scene.name().equals(name)).findFirst().orElseThrow();
  }

  @Override
  public String toString() {
    return name;
  }

  String html() {
    return new ReportPage(report).draw();
  }

  private static Report regressions() {
    var rows = new ArrayList<RowResult>();
    rows.add(
        row(
            12,
            "/orders/2026?page=2",
            Result.REGRESSION,
            answer(404, 4, 1_162),
            answer(200, 31, 48_211),
            "status 404, expected 2xx"));
    rows.add(
        row(
            31,
            "/account/login",
            Result.REGRESSION,
            redirect("http://blue.example.com/account/login"),
            answer(200, 18, 9_870),
            "status 302, expected 2xx: a redirect to http://blue.example.com/account/login"));
    rows.add(
        row(
            47,
            "/search?q=gr%C3%B6%C3%9Fe",
            Result.REGRESSION,
            Answer.failed("no complete answer within PT5S", Duration.ofSeconds(5), false),
            answer(200, 212, 23_019),
            "no complete answer within PT5S"));
    rows.add(
        new RowResult(
            80,
            "http://partner.example.net/feed",
            "a URL of the endpoint",
            BigDecimal.ONE,
            Result.REFUSED,
            Optional.empty(),
            Optional.empty(),
            Optional.of("the URL belongs to another host: partner.example.net"),
            Optional.empty()));
    rows.add(both(66, "/legacy/<script>alert(1)</script>"));
    rows.addAll(passed(195));
    return report(
        Verdict.FAIL,
        List.of("97.98 % passed, expected at least 99 %: 3 regressed, 1 refused"),
        rows,
        Kind.WITHIN_TOLERANCE,
        "CodeDeploy's hook was answered with Failed");
  }

  private static Report pass() {
    return report(
        Verdict.PASS,
        List.of("100 % passed, expected at least 99 %"),
        passed(200),
        Kind.WITHIN_TOLERANCE,
        "CodeDeploy's hook was answered with Succeeded");
  }

  private static Report inconclusive() {
    return report(
        Verdict.INCONCLUSIVE,
        List.of("nothing was tested: no row of the list counts"),
        List.of(),
        Kind.INCONCLUSIVE,
        "CodeDeploy's hook was answered with Failed");
  }

  private static Report twoThousand() {
    var rows = new ArrayList<RowResult>();
    for (var i = 1; i <= 2_000; i++) {
      rows.add(
          row(
              i,
              "/catalogue/item-%d".formatted(i),
              Result.REGRESSION,
              answer(500, i % 40, 312),
              answer(200, i % 60, 20_000 + i),
              "status 500, expected 2xx"));
    }
    return report(
        Verdict.FAIL,
        List.of("0 % passed, expected at least 99 %: 2,000 regressed"),
        rows,
        Kind.INCONCLUSIVE,
        "CodeDeploy's hook was answered with Failed");
  }

  private static Report report(
      Verdict verdict, List<String> reasons, List<RowResult> rows, Kind kind, String consequence) {
    var counts = new EnumMap<Result, Integer>(Result.class);
    var latencies = new Latencies();
    var passed = BigDecimal.ZERO;
    var counted = BigDecimal.ZERO;
    for (var row : rows) {
      counts.merge(row.result(), 1, Integer::sum);
      latencies.add(row);
      passed = row.result() == Result.PASSED ? passed.add(row.weight()) : passed;
      counted = row.result() == Result.FAILED_ON_BOTH ? counted : counted.add(row.weight());
    }
    var text =
        kind == Kind.INCONCLUSIVE
            ? "0 rows are too few to compare times, 20 are needed"
            : "median 27.0 ms, blue 25.0 ms; green takes +8 % on the same URL (median of 195 rows,"
                + " tolerated 20 %, p = 1.0000)";
    var subject =
        new Subject(
            "s3://groundcrew-gate-111122223333-eu-west-1/urls.csv",
            "http://internal-web-1234567890.eu-west-1.elb.amazonaws.com:8080",
            Optional.of("http://internal-web-1234567890.eu-west-1.elb.amazonaws.com"),
            Optional.of("www.example.com"),
            BigDecimal.valueOf(99));
    return new Report(
        "d-ABCDEF123",
        subject,
        new Decision(
            verdict,
            reasons,
            new Score(passed, counted),
            counts,
            rows,
            latencies,
            new LatencyFinding(kind, text),
            NOON,
            Duration.ofMillis(4_210)),
        consequence);
  }

  private static List<RowResult> passed(int count) {
    var rows = new ArrayList<RowResult>();
    for (var i = 0; i < count; i++) {
      var blue = 6 + (int) Math.exp((i * 37 % 100) / 20.0);
      rows.add(
          new RowResult(
              100 + i,
              "/catalogue/item-%d".formatted(i),
              "2xx",
              BigDecimal.ONE,
              Result.PASSED,
              Optional.of(answer(200, blue + blue / 12 + 1, 20_480 + i)),
              Optional.of(answer(200, blue, 20_480 + i)),
              Optional.empty(),
              Optional.empty()));
    }
    return rows;
  }

  private static RowResult row(
      int number, String path, Result result, Answer green, Answer blue, String reason) {
    return new RowResult(
        number,
        path,
        "2xx",
        BigDecimal.ONE,
        result,
        Optional.of(green),
        Optional.of(blue),
        Optional.of(reason),
        Optional.empty());
  }

  private static RowResult both(int number, String path) {
    return new RowResult(
        number,
        path,
        "200, contains \"<b>\"",
        BigDecimal.ONE,
        Result.FAILED_ON_BOTH,
        Optional.of(answer(500, 9, 88)),
        Optional.of(answer(500, 8, 88)),
        Optional.of("status 500, expected 200"),
        Optional.of("status 500, expected 200"));
  }

  private static Answer answer(int status, int millis, long bytes) {
    return new Answer(
        OptionalInt.of(status),
        Duration.ofMillis(millis),
        bytes,
        Optional.empty(),
        true,
        Optional.empty(),
        false);
  }

  private static Answer redirect(String location) {
    return new Answer(
        OptionalInt.of(302),
        Duration.ofMillis(3),
        0,
        Optional.of(location),
        true,
        Optional.empty(),
        false);
  }
}
