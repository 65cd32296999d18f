package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import groundcrew.local.iam.Iam;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The tagging system has no permission too many.
class TaggingPolicyMutationIT extends PolicyMutation {

  @Override
  Iam scenarios(Consumer<List<Template>> deployed) throws IOException {
    try (var tagging =
        TaggingCloud.start(deployed.andThen(TaggingScenarios::shortenAccountTagger))) {
      new UndoScenarios(tagging).all();
      new TaggingScenarios(tagging).all();
      return tagging.cloud().iam();
    }
  }

  @Override
  Map<String, String> open() {
    var open = new TreeMap<>(super.open());
    open.put("o-[a-z0-9]{10,32}", "the configuration has no id of the organization");
    open.put("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "a run is named after the time when it starts");
    return open;
  }

  @Test
  void includesTheTemplatesOfTheMembers() throws JsonProcessingException {
    assertThat(policies().statements().keySet())
        .anyMatch(resource -> resource.startsWith(TemplatePolicies.STACK_SET));
  }
}
