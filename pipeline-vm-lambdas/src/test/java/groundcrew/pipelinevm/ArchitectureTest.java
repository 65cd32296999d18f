package groundcrew.pipelinevm;

import groundcrew.common.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void theVirtualMachineStepFollowsTheRules() {
    ArchitectureRules.check("groundcrew.pipelinevm");
  }
}
