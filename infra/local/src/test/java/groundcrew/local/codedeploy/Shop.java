package groundcrew.local.codedeploy;

import groundcrew.local.AsOperator;
import groundcrew.local.Calls;
import groundcrew.local.LocalCloud;
import groundcrew.local.arn.AccountRegion;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.lambda.HandlerJar;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

/// A cloud with the deployment group of a shop, and a function that is a hook: it returns at once
/// and reports nothing. Whoever drives the shop reports in its place.
final class Shop implements AutoCloseable {
  static final String ACCOUNT = "200000000009";
  static final String REGION = "eu-west-1";
  static final String ROLE = "arn:aws:iam::%s:role/deployer".formatted(ACCOUNT);

  private static final String TEMPLATE =
      """
      {'Resources':{
        'Deployer':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'deployer','AssumeRolePolicyDocument':{
          'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',
            'Principal':{'Service':'codedeploy.amazonaws.com'}}]},
          'Policies':[{'PolicyName':'hooks','PolicyDocument':{'Version':'2012-10-17','Statement':[{
            'Effect':'Allow','Action':'lambda:InvokeFunction','Resource':'arn:aws:lambda:*:*:function:hook'}]}}]}},
        'Role':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'hook','AssumeRolePolicyDocument':{
          'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',
            'Principal':{'Service':'lambda.amazonaws.com'}}]},
          'Policies':[{'PolicyName':'logs','PolicyDocument':{'Version':'2012-10-17','Statement':[{
            'Effect':'Allow','Action':['logs:CreateLogStream','logs:PutLogEvents'],'Resource':'*'}]}}]}},
        'Hook':{'Type':'AWS::Lambda::Function','Properties':{'FunctionName':'hook',
          'Code':{'S3Key':'sample.jar'},'Handler':'sample.Sample','Runtime':'java25',
          'Role':{'Fn::GetAtt':['Role','Arn']},'Timeout':10,'MemorySize':128}}}}
      """;

  /// What a hook receives.
  record HookEvent(String deployment, String execution) {
    private static final Pattern LOGGED =
        Pattern.compile(
            "event \\{\"DeploymentId\":\"([^\"]+)\",\"LifecycleEventHookExecutionId\":\"([^\"]+)\"}");
  }

  final LocalCloud cloud;
  final CodeDeployClient codeDeploy;
  final RecordedTraffic traffic = new RecordedTraffic();

  Shop(Path work) throws IOException {
    cloud = LocalCloud.start(Fixture.example(), LocalCloudSettings.in(work));
    var jar = Map.of("sample", HandlerJar.in(work));
    cloud.deploy(
        new Template("shop", Optional.empty(), Calls.json(TEMPLATE), jar), ACCOUNT, REGION);
    codeDeploy = new AsOperator(cloud, ACCOUNT, REGION).client(CodeDeployClient.builder());
    var place = new AccountRegion(ACCOUNT, REGION);
    cloud
        .module(CodeDeployModule.class)
        .add(new DeploymentGroup(place, "shop", "web", ROLE, traffic));
  }

  /// Starts a deployment and returns its id.
  ///
  /// @param hooks as an AppSpec file in YAML lists them
  String deploy(String... hooks) {
    var content =
        """
        version: 0.0
        Resources:
          - TargetService:
              Type: AWS::ECS::Service
              Properties: {TaskDefinition: "arn:aws:ecs:eu-west-1:200000000009:task-definition/web:2"}
        Hooks: [%s]
        """
            .formatted(String.join(", ", hooks));
    return codeDeploy
        .createDeployment(request ->
            request
                .applicationName("shop")
                .deploymentGroupName("web")
                .revision(revision ->
                    revision
                        .revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                        .appSpecContent(spec -> spec.content(content))))
        .deploymentId();
  }

  /// Lets time pass until the hooks that have been invoked are so many.
  List<HookEvent> awaitHooks(int count) {
    for (var passed = 0; hooks().size() < count && passed < 60; passed++) {
      cloud.agenda().turn(Duration.ofSeconds(1));
    }
    return hooks();
  }

  private List<HookEvent> hooks() {
    return cloud.module(LambdaModule.class).lambda().logs("hook").stream()
        .map(HookEvent.LOGGED::matcher)
        .filter(matcher -> matcher.find())
        .map(matcher -> new HookEvent(matcher.group(1), matcher.group(2)))
        .toList();
  }

  void report(HookEvent hook, String status) {
    codeDeploy.putLifecycleEventHookExecutionStatus(request ->
        request
            .deploymentId(hook.deployment())
            .lifecycleEventHookExecutionId(hook.execution())
            .status(status));
  }

  void pass(Duration time) {
    cloud.agenda().turn(time);
  }

  DeploymentInfo describe(String deployment) {
    return codeDeploy.getDeployment(request -> request.deploymentId(deployment)).deploymentInfo();
  }

  @Override
  public void close() {
    try (cloud;
        codeDeploy) {
      // Both are closed.
    }
  }
}
