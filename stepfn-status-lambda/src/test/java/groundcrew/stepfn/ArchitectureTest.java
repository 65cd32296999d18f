package groundcrew.stepfn;

import groundcrew.common.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theGuardianFollowsTheRules() {
    ArchitectureRules.check("groundcrew.stepfn");
  }
}
