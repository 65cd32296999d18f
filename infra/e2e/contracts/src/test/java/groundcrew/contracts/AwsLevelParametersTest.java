package groundcrew.contracts;

import groundcrew.local.limits.Paging;
import groundcrew.local.ssm.Ssm;
import groundcrew.tagging.levels.AwsLevelParameters;
import groundcrew.tagging.levels.LevelParameters;
import groundcrew.tagging.levels.LevelParametersContract;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class AwsLevelParametersTest extends LevelParametersContract {
  private final LoopbackAws aws =
      new LoopbackAws(List.of(new Ssm(Paging.quirky(), LoopbackAws.CLOCK)));

  @AfterEach
  void close() {
    aws.close();
  }

  @Override
  protected LevelParameters parameters() {
    return new AwsLevelParameters(aws.clients, aws.roles(), "/groundcrew/tags");
  }
}
