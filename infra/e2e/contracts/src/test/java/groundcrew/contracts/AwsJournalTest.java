package groundcrew.contracts;

import groundcrew.tagging.journal.AwsJournal;
import groundcrew.tagging.journal.AwsJournals;
import groundcrew.tagging.journal.Journal;
import groundcrew.tagging.journal.JournalContract;
import groundcrew.tagging.journal.Journals;
import org.junit.jupiter.api.AfterAll;

class AwsJournalTest extends JournalContract {
  private static final LocalBuckets BUCKETS = new LocalBuckets();

  private final String bucket = BUCKETS.create();

  @AfterAll
  static void close() {
    BUCKETS.close();
  }

  @Override
  protected Journal journal() {
    return new AwsJournal(BUCKETS.client(), bucket);
  }

  @Override
  protected Journal plans() {
    return AwsJournal.ofPlans(BUCKETS.client(), bucket);
  }

  @Override
  protected Journals journals() {
    return new AwsJournals(BUCKETS.client(), bucket);
  }
}
