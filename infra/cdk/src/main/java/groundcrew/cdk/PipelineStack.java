package groundcrew.cdk;

import groundcrew.cdk.JavaFunction.Props;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/// The virtual machine step: functions, state machine, table, bucket, documents and alarms.
final class PipelineStack extends HomeStack {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Configuration configuration;
  private final Path jar;

  PipelineStack(Construct scope, Configuration configuration, Pipeline pipeline, Path jar) {
    super(
        scope,
        new Names(configuration).pipeline().prefix(),
        "runs commands on virtual machines for a pipeline",
        configuration.home());
    this.configuration = configuration;
    this.jar = jar;
    var names = new Names(configuration).pipeline();
    var store = new PipelineStore(this, "Store", names);
    new PipelineDocuments(this, "Documents", names);
    var failures = WorkQueue.failureQueue(this, "Failures", names.failures());
    var permissions =
        new PipelinePermissions(configuration, pipeline, names, store.table(), failures);
    var variables = new PipelineVariables(names, pipeline);
    var submit =
        function(
            "Submit",
            names.submit(),
            "Sends a command to the machines of a pipeline",
            Handlers.SUBMIT_COMMAND,
            variables.ofSubmit(),
            permissions.ofSubmit());
    var status =
        function(
            "Status",
            names.status(),
            "Tells how far a command is",
            Handlers.COMMAND_STATUS,
            variables.ofStatus(),
            permissions.ofStatus());
    var cancel =
        function(
            "Cancel",
            names.cancel(),
            "Cancels the command of an execution that ended without success",
            Handlers.CANCEL_COMMAND,
            variables.ofCancel(),
            permissions.ofCancel());
    grantOutput(names);
    var machine =
        new PipelineMachine(this, "Machine", names, pipeline.maximumDuration(), submit, status);
    new PipelineCancel(this, "Cancellation", names, List.of(machine.arn()), cancel, failures);
    configuration
        .alarms()
        .ifPresent(alarms ->
            new PipelineAlarms(
                this,
                "Alarms",
                names,
                alarms,
                new Names(configuration).alarmTopicArn(configuration.home().region())));
  }

  /// Creates the policy for the machines, whose roles belong to their owners.
  private void grantOutput(PipelineNames names) {
    var statements = new ArrayList<PolicyStatement>();
    statements.add(
        Statements.allow("WriteOutputs", List.of("s3:PutObject"), names.outputs(Aws.PARTITION)));
    // The bucket is encrypted with the customer managed key, if there is one.
    statements.addAll(Statements.useKey(configuration));
    var policy =
        ManagedPolicy.Builder.create(this, "Node")
            .managedPolicyName(names.machinePolicy())
            // CloudFormation cannot change the description of a policy that has a name.
            .description("Lets a machine write the output of its commands")
            .statements(statements)
            .build();
    Wildcards.explain(policy, configuration, statements);
  }

  private JavaFunction function(
      String id,
      String name,
      String description,
      String handler,
      Map<String, String> environment,
      List<PolicyStatement> statements) {
    return new JavaFunction(
        this,
        id,
        configuration,
        new Props(name, description, handler, jar, TIMEOUT, environment, statements));
  }
}
