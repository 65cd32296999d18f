package groundcrew.bluegreen.report;

class InMemoryReportsTest extends ReportsContract {
  private final InMemoryReports reports = new InMemoryReports();

  @Override
  protected Reports reports() {
    return reports;
  }

  @Override
  protected String stored(String name) {
    return reports.text(name);
  }
}
