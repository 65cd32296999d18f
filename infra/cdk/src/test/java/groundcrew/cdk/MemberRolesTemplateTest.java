package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MemberRolesTemplateTest {

  @Test
  void stackSetDeploysTheRoleToEveryAccountOfTheUnitsAndToNewOnes() {
    var stackSet = stackSet(Synthesised.EXAMPLE);
    assertThat(stackSet.path("PermissionModel").asText()).isEqualTo("SERVICE_MANAGED");
    assertThat(stackSet.path("AutoDeployment").toString())
        .isEqualTo("{\"Enabled\":true,\"RetainStacksOnAccountRemoval\":false}");
    assertThat(stackSet.at("/StackInstancesGroup").toString())
        .isEqualTo(
            """
            [{"DeploymentTargets":{"OrganizationalUnitIds":["r-ab12"]},"Regions":["eu-west-1"]}]\
            """);
    assertThat(stackSet.path("Capabilities").toString()).isEqualTo("[\"CAPABILITY_NAMED_IAM\"]");
    assertThat(stackSet.path("ManagedExecution").toString()).isEqualTo("{\"Active\":true}");
  }

  @Test
  void delegatedAdministratorIsDeclaredToCloudFormation() {
    assertThat(stackSet(Synthesised.EXAMPLE).path("CallAs").asText()).isEqualTo("SELF");
    assertThat(stackSet(Synthesised.EVERYTHING).path("CallAs").asText())
        .isEqualTo("DELEGATED_ADMIN");
  }

  @Test
  void templateOfTheStackSetIsThatOfTheMemberRoleAndFitsIntoARequest() throws IOException {
    var body = stackSet(Synthesised.EXAMPLE).path("TemplateBody").asText();
    assertThat(new ObjectMapper().readTree(body))
        .isEqualTo(Synthesised.EXAMPLE.json("groundcrew-member-role"));
    assertThat(body.length()).isLessThan(MemberRolesStack.TEMPLATE_LIMIT);
  }

  /// The trust policies name no role as a principal, which would have to exist first.
  @Test
  void memberRolesAreDeployedInAnyOrder() {
    assertThat(Synthesised.EVERYTHING.stacks())
        .filteredOn(
            stack -> stack.getStackName().matches("groundcrew-(member-roles|management-role)"))
        .hasSize(2)
        .allSatisfy(stack -> assertThat(stack.getDependencies()).isEmpty());
  }

  @Test
  void managementAccountThatIsNotHomeHasItsOwnRoleStack() {
    assertThat(Synthesised.EVERYTHING.stacks())
        .filteredOn(stack -> stack.getStackName().equals("groundcrew-management-role"))
        .singleElement()
        .satisfies(stack -> {
          assertThat(stack.getAccount()).isEqualTo("444455556666");
          assertThat(stack.getRegion()).isEqualTo("eu-west-1");
        });
    assertThat(Synthesised.EVERYTHING.json("groundcrew-management-role").path("Resources"))
        .isEqualTo(Synthesised.EVERYTHING.json("groundcrew-member-role").path("Resources"));
    assertThat(Synthesised.EXAMPLE.stacks())
        .noneMatch(stack -> stack.getStackName().equals("groundcrew-management-role"));
  }

  private static JsonNode stackSet(Synthesised app) {
    return app.properties("AWS::CloudFormation::StackSet").getFirst();
  }
}
