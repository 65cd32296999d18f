package groundcrew.cdk;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig.DestinationConfigProperty;
import software.amazon.awscdk.services.lambda.CfnEventInvokeConfig.OnFailureProperty;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/// A Java function with its log group, and a role that allows the given statements and writing to
/// that log group.
///
/// The function starts from a snapshot (SnapStart). Lambda creates snapshots of published versions
/// only: each deployment that changes the function publishes a version, and every caller invokes
/// the alias [#LIVE].
final class JavaFunction extends Construct {
  /// The alias of the latest version.
  static final String LIVE = "live";

  private static final int MEGABYTES = 1024;

  /// Sets the initial heap size, which otherwise depends on the memory of the machine: a small heap
  /// collects the garbage of the start early. The classes of a start are more than the 21 MB at
  /// which the JVM first looks for unused ones. infra/bench/README.md has the measurements.
  private static final Map<String, String> JVM =
      Map.of("JAVA_TOOL_OPTIONS", "-Xms8m -XX:MetaspaceSize=64m");

  private final Function function;
  private final Alias live;
  private final Role role;

  /// The properties of one function.
  ///
  /// @param statements permissions of the role beyond its own log
  record Props(
      String name,
      String description,
      String handler,
      Path jar,
      Duration timeout,
      Map<String, String> environment,
      List<PolicyStatement> statements) {}

  /// Where in a VPC a function runs.
  record Network(List<String> subnets, List<String> securityGroups) {}

  /// @param configuration from which the reasons for the wildcards of its statements come
  JavaFunction(Construct scope, String id, Configuration configuration, Props props) {
    super(scope, id);
    new FunctionLimits(props.name(), props.environment()).check(JVM);
    // The name is fixed: a log group that outlives its stack makes the next deployment fail.
    var log =
        LogGroup.Builder.create(this, "Log")
            .logGroupName("/aws/lambda/" + props.name())
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    var statements = new ArrayList<>(props.statements());
    statements.add(
        Statements.allow(
            "WriteOwnLog",
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            log.getLogGroupArn()));
    role =
        Role.Builder.create(this, "Role")
            .roleName(props.name())
            .description("Execution role of the function " + props.name())
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .inlinePolicies(
                Map.of("own", PolicyDocument.Builder.create().statements(statements).build()))
            .build();
    Wildcards.explain(role, configuration, props.statements());
    function =
        Function.Builder.create(this, "Function")
            .functionName(props.name())
            .description(props.description())
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .handler(props.handler())
            .code(Code.fromAsset(props.jar().toString()))
            .memorySize(MEGABYTES)
            .timeout(Statements.seconds(props.timeout()))
            .environment(JVM)
            .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
            .logGroup(log)
            // The CDK would otherwise add statements of its own to the role.
            .role(role.withoutPolicyUpdates())
            .build();
    props.environment().forEach(function::addEnvironment);
    Annotations.of(function)
        .acknowledgeWarning(
            "@aws-cdk/aws-lambda:snapStartRequirePublish", "the version is published below");
    live =
        Alias.Builder.create(this, "Live")
            .aliasName(LIVE)
            .version(function.getCurrentVersion())
            .build();
  }

  /// Returns the ARN of the function of a name in this account and region: a reference to a
  /// function from its own role would be a cycle.
  static String arnOf(String name) {
    return "arn:%s:lambda:%s:%s:function:%s"
        .formatted(Aws.PARTITION, Aws.REGION, Aws.ACCOUNT_ID, name);
  }

  /// Lets the function send work to itself more than 16 times in sequence, after which Lambda stops
  /// such a chain otherwise.
  void allowRecursiveLoop() {
    if (function.getNode().getDefaultChild() instanceof CfnFunction resource) {
      resource.setRecursiveLoop("Allow");
    }
  }

  /// Limits how many events the function processes at the same time.
  void reserve(int concurrency) {
    if (function.getNode().getDefaultChild() instanceof CfnFunction resource) {
      resource.setReservedConcurrentExecutions(concurrency);
    }
  }

  /// Attaches the function to a VPC.
  void attach(Network network) {
    if (function.getNode().getDefaultChild() instanceof CfnFunction resource) {
      resource.setVpcConfig(
          CfnFunction.VpcConfigProperty.builder()
              .subnetIds(network.subnets())
              .securityGroupIds(network.securityGroups())
              .build());
    }
  }

  /// Sets what becomes of events that nobody waits for: after the retries, or when they are too
  /// old, they go to the queue.
  void retryAsync(int retries, Duration oldest, IQueue failures) {
    CfnEventInvokeConfig.Builder.create(this, "Async")
        .functionName(function.getFunctionName())
        .qualifier(LIVE)
        .maximumRetryAttempts(retries)
        .maximumEventAgeInSeconds(oldest.toSeconds())
        .destinationConfig(
            DestinationConfigProperty.builder()
                .onFailure(OnFailureProperty.builder().destination(failures.getQueueArn()).build())
                .build())
        .build()
        .getNode()
        .addDependency(live);
  }

  /// Returns the ARN that every trigger invokes.
  String liveArn() {
    // Not the alias's name, which the CDK derives from the ARN with intrinsic functions.
    return live.getFunctionArn();
  }

  /// Returns the alias, for a construct that grants itself permission to invoke it.
  Alias live() {
    return live;
  }

  Role role() {
    return role;
  }
}
