package groundcrew.contracts;

import groundcrew.tagging.journal.AwsNewestRuns;
import groundcrew.tagging.journal.NewestRuns;
import groundcrew.tagging.journal.NewestRunsContract;
import org.junit.jupiter.api.AfterAll;

class AwsNewestRunsTest extends NewestRunsContract {
  private static final LocalBuckets BUCKETS = new LocalBuckets();

  private final String bucket = BUCKETS.create();

  @AfterAll
  static void close() {
    BUCKETS.close();
  }

  @Override
  protected NewestRuns newestRuns() {
    return new AwsNewestRuns(BUCKETS.client(), bucket);
  }
}
