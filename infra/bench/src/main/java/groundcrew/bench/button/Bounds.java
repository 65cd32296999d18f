package groundcrew.bench.button;

import java.util.ArrayList;
import java.util.List;

/// What has to be held.
final class Bounds {
  /// Of warm presses, with Tree-Nation as slow as it may be.
  static final double JOB_WITHIN_MILLIS = 1000;

  /// From the press to the paper, with Tree-Nation as slow as it may be.
  static final double PAPER_WITHIN_MILLIS = 2000;

  private Bounds() {}

  /// Returns what was missed, in words.
  static List<String> missed(Report report) {
    var missed = missed(report.paces());
    report
        .papers()
        .filter(papers -> papers.millis().worst() > PAPER_WITHIN_MILLIS)
        .ifPresent(papers ->
            missed.add(
                "%.0f ms from a press to the paper, at most %.0f"
                    .formatted(papers.millis().worst(), PAPER_WITHIN_MILLIS)));
    return missed;
  }

  static List<String> missed(List<Pace> paces) {
    var missed = new ArrayList<String>();
    for (var pace : paces) {
      var what = "Tree-Nation takes %d ms: ".formatted(pace.treeNation().toMillis());
      if (pace.millis().sorted().size() < pace.presses().size()) {
        missed.add(
            what
                + "%d of %d presses have a print job, all must"
                    .formatted(pace.millis().sorted().size(), pace.presses().size()));
      }
      if (!pace.millis().within(JOB_WITHIN_MILLIS)) {
        missed.add(
            what
                + "%.0f ms from 99 of 100 presses to their jobs, at most %.0f"
                    .formatted(pace.millis().p99(), JOB_WITHIN_MILLIS));
      }
    }
    return missed;
  }
}
