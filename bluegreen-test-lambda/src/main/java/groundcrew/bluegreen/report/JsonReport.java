package groundcrew.bluegreen.report;

import groundcrew.bluegreen.gate.LatencyFinding;
import groundcrew.bluegreen.gate.Result;
import groundcrew.bluegreen.gate.RowResult;
import groundcrew.bluegreen.gate.Verdict;
import groundcrew.bluegreen.request.Answer;
import groundcrew.common.StrictJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The report as JSON.
final class JsonReport {
  private JsonReport() {}

  private record Document(
      int version,
      String deployment,
      Verdict verdict,
      List<String> reasons,
      String consequence,
      Instant began,
      long tookMillis,
      Subject subject,
      Rows rows,
      LatencyFinding latency,
      List<Row> results) {}

  private record Rows(
      int tested, Map<Result, Integer> counts, BigDecimal passedWeight, BigDecimal countedWeight) {}

  private record Row(
      int row,
      String path,
      String expected,
      BigDecimal weight,
      Result result,
      Optional<String> reason,
      Optional<Response> green,
      Optional<Response> blue) {}

  private record Response(
      Optional<Integer> status,
      double millis,
      long bytes,
      Optional<String> location,
      Optional<String> failure,
      boolean repeated) {}

  static String write(Report report) {
    var decision = report.decision();
    return StrictJson.write(
        new Document(
            1,
            report.deployment(),
            decision.verdict(),
            decision.reasons(),
            report.consequence(),
            decision.began(),
            decision.took().toMillis(),
            report.subject(),
            new Rows(
                decision.tested(),
                decision.counts(),
                decision.score().passed(),
                decision.score().counted()),
            decision.latency(),
            decision.rows().stream().map(JsonReport::row).toList()));
  }

  private static Row row(RowResult row) {
    return new Row(
        row.number(),
        row.path(),
        row.expected(),
        row.weight(),
        row.result(),
        row.reason(),
        row.green().map(JsonReport::response),
        row.blue().map(JsonReport::response));
  }

  private static Response response(Answer answer) {
    var status = answer.status();
    return new Response(
        status.isPresent() ? Optional.of(status.getAsInt()) : Optional.empty(),
        TimeUnit.NANOSECONDS.toMicros(answer.time().toNanos()) / 1_000.0,
        answer.bytes(),
        answer.location(),
        answer.failure(),
        answer.repeated());
  }
}
