package groundcrew.cdk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.constructs.Construct;

/// The state machine that submits a command and polls until it has ended.
final class PipelineMachine extends Construct {
  private static final String DEFINITION = "pipeline/run-command.asl.json";

  private final CfnStateMachine machine;

  PipelineMachine(
      Construct scope,
      String id,
      PipelineNames names,
      Duration longest,
      JavaFunction submit,
      JavaFunction status) {
    super(scope, id);
    var role =
        Role.Builder.create(this, "Role")
            .roleName(names.machine())
            .description("Lets the state machine invoke its functions")
            .assumedBy(new ServicePrincipal("states.amazonaws.com"))
            .inlinePolicies(
                Map.of(
                    "own",
                    PolicyDocument.Builder.create()
                        .statements(
                            List.of(
                                Statements.allow(
                                    "InvokeFunctions",
                                    List.of("lambda:InvokeFunction"),
                                    submit.liveArn(),
                                    status.liveArn())))
                        .build()))
            .build();
    machine =
        CfnStateMachine.Builder.create(this, "Machine")
            .stateMachineName(names.machine())
            .roleArn(role.getRoleArn())
            // Inline, so that linters of templates see it.
            .definitionString(definition(longest))
            // In an order that does not change from one synthesis to the next, as that of Map.of
            // does.
            .definitionSubstitutions(
                new TreeMap<>(
                    Map.of("SubmitFunction", submit.liveArn(), "StatusFunction", status.liveArn())))
            .build();
    NagSuppressions.addResourceSuppressions(
        machine,
        List.of(
            NagPackSuppression.builder()
                .id("AwsSolutions-SF1")
                .reason("Step Functions keeps the history of an execution for 90 days")
                .build(),
            NagPackSuppression.builder()
                .id("AwsSolutions-SF2")
                .reason("Two functions take part, and the history has their times")
                .build()));
  }

  String arn() {
    return machine.getAttrArn();
  }

  private static String definition(Duration longest) {
    var json = new ObjectMapper();
    try (var file =
        Objects.requireNonNull(PipelineMachine.class.getResourceAsStream(DEFINITION), DEFINITION)) {
      var definition = (ObjectNode) json.readTree(file);
      definition.put("TimeoutSeconds", longest.toSeconds());
      return json.writerWithDefaultPrettyPrinter().writeValueAsString(definition);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
