package groundcrew.contracts;

import groundcrew.tagging.journal.AwsUndoneRuns;
import groundcrew.tagging.journal.UndoneRuns;
import groundcrew.tagging.journal.UndoneRunsContract;
import org.junit.jupiter.api.AfterAll;

class AwsUndoneRunsTest extends UndoneRunsContract {
  private static final LocalBuckets BUCKETS = new LocalBuckets();

  private final String bucket = BUCKETS.create();

  @AfterAll
  static void close() {
    BUCKETS.close();
  }

  @Override
  protected UndoneRuns undoneRuns() {
    return new AwsUndoneRuns(BUCKETS.client(), bucket);
  }
}
