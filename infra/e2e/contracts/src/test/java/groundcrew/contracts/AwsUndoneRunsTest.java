package groundcrew.contracts;

import groundcrew.tagging.journal.AwsUndoneRuns;
import groundcrew.tagging.journal.UndoneRuns;
import groundcrew.tagging.journal.UndoneRunsContract;
import org.junit.jupiter.api.AutoClose;

class AwsUndoneRunsTest extends UndoneRunsContract {
  @AutoClose private static final LocalBuckets BUCKETS = new LocalBuckets();

  private final String bucket = BUCKETS.create();

  @Override
  protected UndoneRuns undoneRuns() {
    return new AwsUndoneRuns(BUCKETS.client(), bucket);
  }
}
