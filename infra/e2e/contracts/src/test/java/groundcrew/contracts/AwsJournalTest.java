package groundcrew.contracts;

import groundcrew.tagging.journal.AwsJournal;
import groundcrew.tagging.journal.AwsJournals;
import groundcrew.tagging.journal.Journal;
import groundcrew.tagging.journal.JournalContract;
import groundcrew.tagging.journal.Journals;
import org.junit.jupiter.api.AutoClose;

class AwsJournalTest extends JournalContract {
  @AutoClose private static final LocalBuckets BUCKETS = new LocalBuckets();

  private final String bucket = BUCKETS.create();

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
