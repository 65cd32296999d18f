package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.lambda.LambdaModule;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An organization whose accounts one invocation cannot read.
class LargeOrganizationIT {
  @Test
  void isTaggedByInvocationsThatEachContinueWhereTheLastOneStopped() throws IOException {
    try (var tagging = TaggingCloud.start(TaggingScenarios::shortenAccountTagger)) {
      new TaggingScenarios(tagging).aRunContinuesInAnotherInvocation();

      assertThat(lines(tagging, "tasks sent")).hasSizeGreaterThan(1);
    }
  }

  private static List<String> lines(TaggingCloud tagging, String text) {
    return tagging
        .cloud()
        .module(LambdaModule.class)
        .lambda()
        .logs(TaggingSystem.LEVEL + "-account-tagger")
        .stream()
        .filter(line -> line.contains(text))
        .toList();
  }
}
