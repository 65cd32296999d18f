package groundcrew.tagging.journal;

class InMemoryNewestRunsTest extends NewestRunsContract {
  private final InMemoryNewestRuns newestRuns = new InMemoryNewestRuns();

  @Override
  protected NewestRuns newestRuns() {
    return newestRuns;
  }
}
