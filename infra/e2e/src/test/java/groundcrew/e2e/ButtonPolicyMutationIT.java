package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.iam.Iam;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The booth has no permission too many: neither its functions nor its devices.
class ButtonPolicyMutationIT extends PolicyMutation {

  @Override
  Iam scenarios(Consumer<List<Template>> deployed) throws IOException {
    try (var booth = ButtonCloud.withShortLeases(deployed)) {
      new ButtonScenarios(booth).all();
      return booth.cloud().iam();
    }
  }

  @Test
  void usesEveryActionThatAPolicyAllows() {
    assertThat(idleActions()).isEmpty();
  }

  @Test
  void includesThePoliciesOfTheDevices() {
    assertThat(statements()).anyMatch(statement -> statement.contains("ButtonPolicy"));
    assertThat(statements()).anyMatch(statement -> statement.contains("PrinterPolicy"));
  }
}
