package groundcrew.contracts;

import groundcrew.pipelinevm.submit.AwsSubmissions;
import groundcrew.pipelinevm.submit.Submissions;
import groundcrew.pipelinevm.submit.SubmissionsContract;
import org.junit.jupiter.api.AfterAll;

class AwsSubmissionsTest extends SubmissionsContract {
  private static final LocalTables TABLES = new LocalTables();

  @AfterAll
  static void close() {
    TABLES.close();
  }

  @Override
  protected Submissions submissions() {
    return new AwsSubmissions(TABLES.client(), TABLES.create(AwsSubmissions.KEY));
  }
}
