package groundcrew.cdk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// A Java function with its log group and a role that may do what it is told and write its own log.
final class JavaFunction extends Construct {
  private static final int MEGABYTES = 1024;

  private final Function function;
  private final Role role;

  /// What is particular about one function.
  record Particulars(
      String name,
      String description,
      String handler,
      Path jar,
      Duration timeout,
      Map<String, String> environment,
      List<PolicyStatement> may,
      Optional<IQueue> deadLetters) {}

  JavaFunction(Construct scope, String id, Particulars particulars) {
    super(scope, id);
    // The name is fixed, so a group that outlived its stack would stop the next deployment.
    var log =
        LogGroup.Builder.create(this, "Log")
            .logGroupName("/aws/lambda/" + particulars.name())
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    var statements = new ArrayList<>(particulars.may());
    statements.add(
        Statements.allow(
            "WriteOwnLog",
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            log.getLogGroupArn()));
    role =
        Role.Builder.create(this, "Role")
            .roleName(particulars.name())
            .description("Lets the function " + particulars.name() + " do its work")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .inlinePolicies(
                Map.of("own", PolicyDocument.Builder.create().statements(statements).build()))
            .build();
    var builder =
        Function.Builder.create(this, "Function")
            .functionName(particulars.name())
            .description(particulars.description())
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .handler(particulars.handler())
            .code(Code.fromAsset(particulars.jar().toString()))
            .memorySize(MEGABYTES)
            .timeout(Statements.seconds(particulars.timeout()))
            .environment(particulars.environment())
            .logGroup(log)
            // CDK would add statements of its own to a role that it may change.
            .role(role.withoutPolicyUpdates());
    particulars.deadLetters().ifPresent(builder::deadLetterQueue);
    function = builder.build();
  }

  Function function() {
    return function;
  }

  Role role() {
    return role;
  }
}
