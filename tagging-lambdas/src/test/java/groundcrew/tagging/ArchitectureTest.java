package groundcrew.tagging;

import groundcrew.common.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void taggingFollowsTheArchitectureRules() {
    ArchitectureRules.check("groundcrew.tagging");
  }
}
