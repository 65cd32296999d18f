package groundcrew.stepfn;

import groundcrew.common.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theGuardianKeepsTheRules() {
    ArchitectureRules.check("groundcrew.stepfn");
  }
}
