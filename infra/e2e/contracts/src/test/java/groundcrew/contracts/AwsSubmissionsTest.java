package groundcrew.contracts;

import groundcrew.pipelinevm.submit.AwsSubmissions;
import groundcrew.pipelinevm.submit.Submissions;
import groundcrew.pipelinevm.submit.SubmissionsContract;
import org.junit.jupiter.api.AutoClose;

class AwsSubmissionsTest extends SubmissionsContract {
  @AutoClose private static final LocalTables TABLES = new LocalTables();

  @Override
  protected Submissions submissions() {
    return new AwsSubmissions(TABLES.client(), TABLES.create(AwsSubmissions.KEY));
  }
}
