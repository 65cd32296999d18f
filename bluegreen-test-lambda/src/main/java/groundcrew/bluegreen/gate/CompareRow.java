package groundcrew.bluegreen.gate;

import groundcrew.bluegreen.list.Line.Refused;
import groundcrew.bluegreen.list.Line.Row;
import groundcrew.bluegreen.request.Answer;
import groundcrew.bluegreen.request.Site;
import java.util.Optional;

/// Requests a row from green and, if there is one, from blue.
final class CompareRow {
  private final Site green;
  private final Optional<Site> blue;

  CompareRow(Site green, Optional<Site> blue) {
    this.green = green;
    this.blue = blue;
  }

  void disconnect() {
    green.disconnect();
    blue.ifPresent(Site::disconnect);
  }

  RowResult compare(Row row) {
    return blue.map(baseline -> both(row, baseline))
        .orElseGet(() -> result(row, get(green, row), Optional.empty()));
  }

  static RowResult refuse(Refused row) {
    return new RowResult(
        row.number(),
        row.url(),
        "a URL of the endpoint",
        row.weight(),
        Result.REFUSED,
        Optional.empty(),
        Optional.empty(),
        Optional.of(row.reason()),
        Optional.empty());
  }

  /// Every other row asks green first: whoever is asked second finds shared caches filled.
  private RowResult both(Row row, Site baseline) {
    if (row.number() % 2 == 0) {
      var ofGreen = get(green, row);
      return result(row, ofGreen, Optional.of(get(baseline, row)));
    }
    var ofBlue = get(baseline, row);
    return result(row, get(green, row), Optional.of(ofBlue));
  }

  private static Answer get(Site site, Row row) {
    return site.get(row.path(), row.expectation().contains());
  }

  private static RowResult result(Row row, Answer green, Optional<Answer> blue) {
    var reason = Mismatch.of(row.expectation(), green);
    var blueReason = blue.flatMap(answer -> Mismatch.of(row.expectation(), answer));
    return new RowResult(
        row.number(),
        row.path(),
        Mismatch.describe(row.expectation()),
        row.weight(),
        result(reason.isPresent(), blue.isPresent(), blueReason.isPresent()),
        Optional.of(green),
        blue,
        reason,
        blueReason);
  }

  private static Result result(boolean greenFails, boolean compared, boolean blueFails) {
    if (!greenFails) {
      return Result.PASSED;
    }
    if (!compared) {
      return Result.FAILED;
    }
    return blueFails ? Result.FAILED_ON_BOTH : Result.REGRESSION;
  }
}
