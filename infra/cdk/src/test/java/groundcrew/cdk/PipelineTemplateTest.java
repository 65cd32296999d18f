package groundcrew.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PipelineTemplateTest {
  private static final String NODE = "groundcrew-pipeline-node";

  @Test
  void aMachineCanWriteItsOutputsAndNothingElse() {
    assertThat(policy(Synthesised.EXAMPLE))
        .contains("s3:PutObject", "-output-111122223333-eu-west-1/*")
        .doesNotContain("s3:GetObject", "kms:");
  }

  @Test
  void aMachineCanUseTheCustomerManagedKeyOfTheBucket() {
    assertThat(policy(Synthesised.EVERYTHING)).contains("kms:GenerateDataKey", "kms:Decrypt");
  }

  @Test
  void aCommandIsAllowedOnlyOnMachinesWithTheTag() {
    assertThat(PolicyCheck.statements(Synthesised.EXAMPLE.json("groundcrew-pipeline")))
        .filteredOn(statement -> statement.path("Sid").asText().equals("RunOnTagged1"))
        .singleElement()
        .satisfies(statement ->
            assertThat(statement.at("/Condition/StringEquals/ssm:resourceTag~1groundcrew").asText())
                .isEqualTo("pipeline"));
  }

  /// A version whose snapshot was not used for two weeks is inactive, and takes minutes to return.
  @Test
  void aFunctionWhoseSnapshotIsNotReadyIsTriedAgainForTenMinutes() {
    var definition = Synthesised.EXAMPLE.resource("StateMachineName", "groundcrew-pipeline");

    assertThat(definition.toString().split("Lambda.SnapStartNotReadyException", -1)).hasSize(3);
  }

  /// The commands of other workflows are theirs.
  @Test
  void everyExecutionOfTheStackThatEndsWithoutSuccessCancelsItsCommand() {
    var pattern =
        Synthesised.EXAMPLE
            .resource("Name", "groundcrew-pipeline-cancel")
            .at("/Properties/EventPattern/detail");

    assertThat(pattern.path("status").toString())
        .isEqualTo("[\"ABORTED\",\"FAILED\",\"TIMED_OUT\"]");
    assertThat(pattern.path("stateMachineArn")).isNotEmpty();
  }

  private static String policy(Synthesised app) {
    return app.resource("ManagedPolicyName", NODE).at("/Properties/PolicyDocument").toString();
  }
}
