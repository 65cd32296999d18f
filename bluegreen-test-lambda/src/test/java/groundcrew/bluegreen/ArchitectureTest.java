package groundcrew.bluegreen;

import groundcrew.common.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theGateFollowsTheRules() {
    ArchitectureRules.check("groundcrew.bluegreen");
  }
}
