package groundcrew.contracts;

import groundcrew.tagging.journal.AwsNewestRuns;
import groundcrew.tagging.journal.NewestRuns;
import groundcrew.tagging.journal.NewestRunsContract;
import org.junit.jupiter.api.AutoClose;

class AwsNewestRunsTest extends NewestRunsContract {
  @AutoClose private static final LocalBuckets BUCKETS = new LocalBuckets();

  private final String bucket = BUCKETS.create();

  @Override
  protected NewestRuns newestRuns() {
    return new AwsNewestRuns(BUCKETS.client(), bucket);
  }
}
