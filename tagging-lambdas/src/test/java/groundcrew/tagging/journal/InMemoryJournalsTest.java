package groundcrew.tagging.journal;

class InMemoryJournalsTest extends JournalsContract {
  private final InMemoryJournal journal = new InMemoryJournal();

  @Override
  protected Journal journal() {
    return journal;
  }

  @Override
  protected Journals journals() {
    return journal;
  }
}
