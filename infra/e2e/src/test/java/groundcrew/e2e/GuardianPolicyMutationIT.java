package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.iam.Iam;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The Guardian has no permission too many.
class GuardianPolicyMutationIT extends PolicyMutation {

  @Override
  Iam scenarios(Consumer<List<Template>> deployed) throws IOException {
    try (var guardian = GuardianCloud.start(deployed)) {
      new GuardianScenarios(guardian).all();
      return guardian.cloud().iam();
    }
  }

  @Test
  void usesEveryActionThatAPolicyAllows() {
    assertThat(idleActions()).isEmpty();
  }
}
