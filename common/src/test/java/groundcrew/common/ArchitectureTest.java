package groundcrew.common;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void commonKeepsTheRules() {
    ArchitectureRules.check("groundcrew.common");
  }
}
