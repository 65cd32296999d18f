package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import groundcrew.local.iam.Iam;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The tagging system has no permission too many.
class TaggingPolicyMutationIT extends PolicyMutation {

  @Override
  Iam scenarios(Consumer<List<Template>> deployed) throws IOException {
    try (var tagging = TaggingCloud.start(deployed)) {
      new UndoScenarios(tagging).all();
      new TaggingScenarios(tagging).all();
      return tagging.cloud().iam();
    }
  }

  @Test
  void includesTheTemplatesOfTheMembers() throws JsonProcessingException {
    assertThat(written().keySet()).anyMatch(resource -> resource.startsWith(STACK_SET));
  }
}
