package groundcrew.local.process;

import groundcrew.local.AsOperator;
import groundcrew.local.Calls;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.lambda.HandlerJar;
import groundcrew.local.lambda.LambdaModule;
import groundcrew.local.runcommand.RunCommandModule;
import groundcrew.local.template.Template;
import groundcrew.local.web.Nginx;
import groundcrew.local.web.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/// A program: a cloud with a table, a function that waits for events, one that is at work, a script
/// on a machine, and a web server. It prints [#AT_WORK] when all that is there.
final class BusyCloud {
  static final String AT_WORK = "at work";
  private static final String ACCOUNT = "200000000009";
  private static final String REGION = "eu-west-1";
  private static final String TEMPLATE =
      """
      {'Resources':{
        'Role':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'sleeper','AssumeRolePolicyDocument':{
          'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',
            'Principal':{'Service':'lambda.amazonaws.com'}}]},
          'Policies':[{'PolicyName':'logs','PolicyDocument':{'Version':'2012-10-17','Statement':[{
            'Effect':'Allow','Action':['logs:CreateLogStream','logs:PutLogEvents'],'Resource':'*'}]}}]}},
        'Idle':{'Type':'AWS::Lambda::Function','Properties':{'FunctionName':'idle',
          'Code':{'S3Key':'sample.jar'},'Handler':'sample.Sample','Runtime':'java25',
          'Role':{'Fn::GetAtt':['Role','Arn']},'Timeout':300,'MemorySize':128}},
        'Sleeper':{'Type':'AWS::Lambda::Function','Properties':{'FunctionName':'sleeper',
          'Code':{'S3Key':'sample.jar'},'Handler':'sample.Sample','Runtime':'java25',
          'Role':{'Fn::GetAtt':['Role','Arn']},'Timeout':300,'MemorySize':128}}}}
      """;

  private BusyCloud() {}

  /// Runs until it is killed.
  ///
  /// @param arguments an empty folder
  public static void main(String... arguments) throws IOException, InterruptedException {
    var work = Path.of(arguments[0]);
    var cloud = LocalCloud.start(Fixture.example(), LocalCloudSettings.in(work));
    cloud.deploy(
        new Template(
            "tests", Optional.empty(), Calls.json(TEMPLATE), Map.of("sample", HandlerJar.in(work))),
        ACCOUNT,
        REGION);
    try (var tables = new AsOperator(cloud, ACCOUNT, REGION).client(DynamoDbClient.builder())) {
      tables.listTables();
    }
    var lambda = cloud.module(LambdaModule.class).lambda();
    lambda.invoke("idle", "{}".getBytes(StandardCharsets.UTF_8));
    lambda.invokeAsync("sleeper", "\"sleep\"".getBytes(StandardCharsets.UTF_8));
    runScript(cloud, work.resolve("script-runs"));
    var _ = Nginx.start(work.resolve("web"), Site.of("1"));
    while (lambda.logs("sleeper").stream().noneMatch(line -> line.contains("event"))) {
      Thread.sleep(20);
    }
    System.out.println(AT_WORK);
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void runScript(LocalCloud cloud, Path sign) throws InterruptedException {
    cloud
        .module(RunCommandModule.class)
        .nodes()
        .add(ManagedNode.linux("i-0123456789abcdef0", ACCOUNT, REGION));
    try (var ssm = new AsOperator(cloud, ACCOUNT, REGION).client(SsmClient.builder())) {
      ssm.sendCommand(command ->
          command
              .documentName("AWS-RunShellScript")
              .instanceIds("i-0123456789abcdef0")
              .parameters(
                  Map.of(
                      "commands", List.of("sleep 600 &", "sleep 600 &", "touch " + sign, "wait"))));
    }
    cloud.agenda().start();
    while (!Files.exists(sign)) {
      Thread.sleep(20);
    }
  }
}
