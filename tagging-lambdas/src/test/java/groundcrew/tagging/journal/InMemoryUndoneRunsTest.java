package groundcrew.tagging.journal;

class InMemoryUndoneRunsTest extends UndoneRunsContract {
  private final InMemoryUndoneRuns undoneRuns = new InMemoryUndoneRuns();

  @Override
  protected UndoneRuns undoneRuns() {
    return undoneRuns;
  }
}
