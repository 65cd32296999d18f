package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.local.iam.Iam;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The gate has no permission too many, and neither has CodeDeploy by its policy.
class GatePolicyMutationIT extends PolicyMutation {

  @Override
  Iam scenarios(Consumer<List<Template>> deployed) throws IOException {
    try (var gate = GateCloud.start(deployed)) {
      new GateScenarios(gate).all();
      return gate.cloud().iam();
    }
  }

  @Override
  Map<String, String> open() {
    var open = new TreeMap<>(super.open());
    open.put("\\d{4}/\\d\\d/\\d\\d", "a load balancer has a folder of logs for each day");
    return open;
  }

  @Test
  void usesEveryActionThatAPolicyAllows() {
    assertThat(idleActions()).isEmpty();
  }

  @Test
  void includesThePolicyOfTheServiceRoleOfCodeDeploy() {
    assertThat(statements()).anyMatch(statement -> statement.contains("Caller"));
  }
}
