package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.Stack;

class GroundcrewAppTest {

  @Test
  void assemblySaysWhichStacksASystemHas(@TempDir Path out) throws IOException {
    var configuration = Synthesised.EVERYTHING.configuration();
    var stacks = GroundcrewApp.synthesise(configuration, out).resolve("systems/tagging.txt");
    assertThat(Files.readAllLines(stacks))
        .containsExactly(
            "groundcrew-tagging-project",
            "groundcrew-tagging-cloud-center",
            "groundcrew-member-roles",
            "groundcrew-management-role");
  }

  @Test
  void everyStackIsOfASystemButTheAlarmsAndTheTemplateOfTheStackSet() {
    for (var app : new Synthesised[] {Synthesised.EXAMPLE, Synthesised.EVERYTHING}) {
      assertThat(app.stacks())
          .extracting(Stack::getStackName)
          .containsAll(app.names().taggingStacks())
          .hasSize(app.names().taggingStacks().size() + 2)
          .contains("groundcrew-alarms", "groundcrew-member-role");
    }
  }
}
