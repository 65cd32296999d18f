package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.Stack;

class GroundcrewAppTest {

  @Test
  void assemblyListsTheStacksOfASystem(@TempDir Path out) throws IOException {
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
  void delegationPolicyAllowsWhatTheAccountTaggersOfAllLevelsReadAndNothingElse(@TempDir Path out)
      throws IOException {
    var assembly = GroundcrewApp.synthesise(Synthesised.EVERYTHING.configuration(), out);
    var policy = new ObjectMapper().readTree(assembly.resolve("delegation-policy.json").toFile());
    assertThat(policy.at("/Statement/0/Principal/AWS").asText())
        .isEqualTo("arn:aws:iam::111122223333:root");
    assertThat(policy.at("/Statement/0/Action"))
        .extracting(JsonNode::asText)
        .containsExactly(
            "organizations:ListAccounts",
            "organizations:ListAccountsForParent",
            "organizations:ListOrganizationalUnitsForParent",
            "organizations:ListTagsForResource");
  }

  @Test
  void managementAccountNeedsNoDelegationPolicy(@TempDir Path out) throws IOException {
    var assembly = GroundcrewApp.synthesise(Synthesised.EXAMPLE.configuration(), out);
    assertThat(assembly.resolve("delegation-policy.json")).doesNotExist();
  }

  @Test
  void guardianHasAStackWithItsOwnAlarmTopicInEachRegion(@TempDir Path out) throws IOException {
    var app = Synthesised.TWO_REGIONS;
    var stacks = GroundcrewApp.synthesise(app.configuration(), out).resolve("systems/guardian.txt");
    assertThat(Files.readAllLines(stacks))
        .containsExactly("groundcrew-guardian-eu-west-1", "groundcrew-guardian-us-east-1");
    assertThat(app.stack("groundcrew-guardian-us-east-1").getDependencies())
        .extracting(Stack::getStackName)
        .containsExactly("groundcrew-alarms-us-east-1");
    assertThat(app.stack("groundcrew-guardian-eu-west-1").getDependencies())
        .extracting(Stack::getStackName)
        .containsExactly("groundcrew-alarms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tagging", "guardian", "button", "pipeline", "gate"})
  void eachSystemCanBeConfiguredAlone(String system, @TempDir Path out) throws IOException {
    var yaml = Synthesised.exampleYaml();
    for (var other : Synthesised.SYSTEMS) {
      yaml = other.equals(system) ? yaml : Synthesised.without(yaml, other);
    }
    yaml = system.equals("tagging") ? yaml : Synthesised.without(yaml, "memberRole");
    var jar = Files.writeString(out.resolve("stub.jar"), "stub");
    var configuration = ConfigurationReader.read("test", yaml.replaceAll("jar: .*", "jar: " + jar));

    var assembly = GroundcrewApp.synthesise(configuration, out.resolve("assembly"));

    for (var other : Synthesised.SYSTEMS) {
      var stacks = Files.readAllLines(assembly.resolve("systems/" + other + ".txt"));
      assertThat(stacks.isEmpty()).as(other).isEqualTo(!other.equals(system));
      assertThat(stacks)
          .allSatisfy(s -> assertThat(assembly.resolve(s + ".template.json")).exists());
    }
    assertThat(assembly.resolve("groundcrew-alarms.template.json")).exists();
  }

  @Test
  void everyStackExceptAlarmsAndStackSetTemplateBelongsToASystem() {
    for (var app : new Synthesised[] {Synthesised.EXAMPLE, Synthesised.EVERYTHING}) {
      assertThat(app.stacks())
          .extracting(Stack::getStackName)
          .containsAll(app.names().taggingStacks())
          .containsAll(app.names().guardianStacks())
          .containsAll(app.names().buttonStacks())
          .containsAll(app.names().pipelineStacks())
          .containsAll(app.names().gateStacks())
          .hasSize(
              app.names().taggingStacks().size()
                  + app.names().guardianStacks().size()
                  + app.names().buttonStacks().size()
                  + app.names().pipelineStacks().size()
                  + app.names().gateStacks().size()
                  + 2)
          .contains("groundcrew-alarms", "groundcrew-member-role");
    }
  }
}
