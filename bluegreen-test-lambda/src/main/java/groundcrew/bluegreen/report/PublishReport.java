package groundcrew.bluegreen.report;

import groundcrew.bluegreen.gate.Decision;
import groundcrew.common.Deadline;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the report of a decision. A report that cannot be written changes nothing.
public final class PublishReport {
  private static final Logger LOG = LoggerFactory.getLogger(PublishReport.class);

  private final Reports reports;
  private final Subject subject;

  public PublishReport(Reports reports, Subject subject) {
    this.reports = reports;
    this.subject = subject;
  }

  /// Writes `<deployment>.html` and `<deployment>.json`.
  ///
  /// @param consequence what the controller was answered
  /// @param replace whether it takes the place of an earlier report of the deployment
  /// @return where the page is; empty if a document could not be written
  public Optional<String> publish(
      String deployment,
      Decision decision,
      String consequence,
      boolean replace,
      Deadline deadline) {
    try {
      var report = new Report(deployment, subject, decision, consequence);
      var page =
          reports.put(
              deployment + ".html",
              "text/html; charset=utf-8",
              new ReportPage(report).draw(),
              replace,
              deadline);
      reports.put(
          deployment + ".json", "application/json", JsonReport.write(report), replace, deadline);
      return Optional.of(page);
    } catch (RuntimeException | OutOfMemoryError failure) {
      LOG.error("the report of {} could not be written", deployment, failure);
      return Optional.empty();
    }
  }
}
