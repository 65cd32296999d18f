package groundcrew.tagging.journal;

class InMemoryJournalTest extends JournalContract {
  private final InMemoryJournal journal = new InMemoryJournal();

  @Override
  protected Journal journal() {
    return journal;
  }

  @Override
  protected Journal plans() {
    return journal.plans();
  }

  @Override
  protected Journals journals() {
    return journal;
  }
}
