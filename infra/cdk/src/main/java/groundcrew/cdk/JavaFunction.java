package groundcrew.cdk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// A Java function with its log group and a role that may do what it is told and write its own log.
///
/// It starts from a snapshot, which Lambda takes of published versions only: each deployment that
/// changes the function publishes one, and whoever calls the function calls the alias [#LIVE].
final class JavaFunction extends Construct {
  /// The alias of the version that was deployed last.
  static final String LIVE = "live";

  private static final int MEGABYTES = 1024;

  /// Lets the heap begin small and grow, whatever the machine's memory is: what a start leaves
  /// behind is collected early. Measured in infra/bench/README.md.
  private static final Map<String, String> JVM = Map.of("JAVA_TOOL_OPTIONS", "-Xms8m");

  private final Alias live;
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
            .environment(JVM)
            .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
            .logGroup(log)
            // CDK would add statements of its own to a role that it may change.
            .role(role.withoutPolicyUpdates());
    particulars.deadLetters().ifPresent(builder::deadLetterQueue);
    var function = builder.build();
    particulars.environment().forEach(function::addEnvironment);
    Annotations.of(function)
        .acknowledgeWarning(
            "@aws-cdk/aws-lambda:snapStartRequirePublish", "the version is published right below");
    live =
        Alias.Builder.create(this, "Live")
            .aliasName(LIVE)
            .version(function.getCurrentVersion())
            .build();
  }

  /// Returns the ARN that every trigger calls.
  String liveArn() {
    // Not the alias's name, which CDK cuts out of the ARN by functions of the template.
    return live.getFunctionArn();
  }

  /// Returns the alias for a construct that lets itself in to it.
  Alias live() {
    return live;
  }

  Role role() {
    return role;
  }
}
