package groundcrew.treebutton;

import groundcrew.common.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theGreenButtonFollowsTheRules() {
    ArchitectureRules.check("groundcrew.treebutton");
  }
}
