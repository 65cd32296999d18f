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

/// The virtual machine step has no permission too many, and neither have its machines.
class PipelinePolicyMutationIT extends PolicyMutation {

  @Override
  Iam scenarios(Consumer<List<Template>> deployed) throws IOException {
    var targets = List.of("tag:groundcrew=pipeline", PipelineCloud.SLOW);
    try (var pipeline = PipelineCloud.start(targets, deployed)) {
      new PipelineScenarios(pipeline).all();
      return pipeline.cloud().iam();
    }
  }

  @Override
  Map<String, String> open() {
    var open = new TreeMap<>(super.open());
    open.put(".+/std(out|err)", "Run Command chooses the keys of the outputs in their bucket");
    return open;
  }

  @Test
  void usesEveryActionThatAPolicyAllows() {
    assertThat(idleActions()).isEmpty();
  }
}
