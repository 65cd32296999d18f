package groundcrew.demo.system;

import groundcrew.local.AsOperator;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.runcommand.RunCommandModule;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import groundcrew.local.stepfunctions.Usage;
import groundcrew.local.template.Template;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// The virtual machine step in one account and region.
///
/// @param stack whose name all its names begin with
public record PipelineSystem(LocalCloud cloud, String account, String region, String stack) {
  /// The system's name in the assembly.
  public static final String NAME = "pipeline";

  private static final Duration POLL = Duration.ofMillis(20);

  /// The tag on whose machines the example allows commands.
  private static final Map<String, String> TAG = Map.of("groundcrew", "pipeline");

  private static final String ROLE = "pipeline-machine";

  /// Deploys the templates of the system in their order; the last one is its own stack. The role of
  /// the machines is created as their owner would do.
  public static PipelineSystem deploy(LocalCloud cloud, List<Template> templates) {
    templates.forEach(cloud::deploy);
    var own = templates.getLast();
    var system =
        new PipelineSystem(
            cloud, own.account().orElseThrow(), own.region().orElseThrow(), own.stack());
    cloud.deploy(system.roleOfMachines(policyOfMachines(own)), system.account(), system.region());
    return system;
  }

  /// Returns the path and the name of the policy that the stack has for its machines.
  private static String policyOfMachines(Template own) {
    var policy =
        own.resource(own.idsOf("AWS::IAM::ManagedPolicy").iterator().next()).at("/Properties");
    return policy.path("Path").asText("/") + policy.path("ManagedPolicyName").asText();
  }

  private Template roleOfMachines(String policy) {
    return new Template(
        ROLE,
        Optional.empty(),
        JsonText.object(
            """
            {"Resources":{"Role":{"Type":"AWS::IAM::Role","Properties":{
              "RoleName":"%s",
              "AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":[
                {"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com","ssm.amazonaws.com"]},"Action":"sts:AssumeRole"}]},
              "ManagedPolicyArns":["arn:aws:iam::%s:policy%s"]}}}}
            """
                .formatted(ROLE, account, policy)),
        Map.of());
  }

  /// Returns a machine on which commands are allowed. Its scripts really run.
  public ManagedNode linux(String id) {
    return ManagedNode.linux(id, account, region)
        .tagged(TAG)
        .withRole("arn:aws:iam::%s:role/%s".formatted(account, ROLE));
  }

  /// Adds a machine.
  public void add(ManagedNode node) {
    cloud.module(RunCommandModule.class).nodes().add(node);
  }

  /// Returns a person who may do everything in the account.
  public AsOperator operator() {
    return new AsOperator(cloud, account, region);
  }

  /// Starts an execution and returns its ARN.
  public String start(String input) {
    try (var sfn = operator().client(SfnClient.builder())) {
      var machine = "arn:aws:states:%s:%s:stateMachine:%s".formatted(region, account, stack);
      return sfn.startExecution(request -> request.stateMachineArn(machine).input(input))
          .executionArn();
    }
  }

  /// Runs an execution to its end.
  ///
  /// @throws IllegalStateException naming the cause, when it does not end
  public DescribeExecutionResponse run(String input, Duration limit) {
    return end(start(input), limit);
  }

  /// Waits for the end of an execution.
  ///
  /// @throws IllegalStateException naming the cause, when it does not end
  public DescribeExecutionResponse end(String execution, Duration limit) {
    await(
        "end of " + execution,
        limit,
        () -> describe(execution).status() != ExecutionStatus.RUNNING);
    return describe(execution);
  }

  /// Waits until the condition holds.
  ///
  /// @throws IllegalStateException naming the cause, when it does not hold within the limit
  public void await(String what, Duration limit, BooleanSupplier condition) {
    new CloudWait(cloud, POLL).until(what, limit, condition);
  }

  /// Returns an execution as it is now.
  public DescribeExecutionResponse describe(String execution) {
    try (var sfn = operator().client(SfnClient.builder())) {
      return sfn.describeExecution(request -> request.executionArn(execution));
    }
  }

  /// Returns what an execution has used.
  public Usage usage(String execution) {
    return cloud.module(StepFunctionsModule.class).states().usage(execution);
  }
}
