package groundcrew.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.Calls;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.ground.SdkClients;
import groundcrew.local.lambda.InvocationResult.Success;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sqs.SqsClient;

/// A function that is in a VPC.
@SuppressWarnings("NullAway.Init")
class NetworkInterfacesTest {
  private static final String ACCOUNT = "200000000009";
  private static final String REGION = "eu-west-1";
  private static final String ALL =
      "'ec2:CreateNetworkInterface','ec2:DescribeNetworkInterfaces','ec2:DescribeSubnets',"
          + "'ec2:DeleteNetworkInterface','ec2:AssignPrivateIpAddresses','ec2:UnassignPrivateIpAddresses'";
  private static final String CONFIG = "'SubnetIds':['subnet-1'],'SecurityGroupIds':['sg-1']";

  private LocalCloud cloud;

  @BeforeEach
  void start(@TempDir Path work) {
    cloud = LocalCloud.start(Fixture.example(), LocalCloudSettings.in(work));
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void aFunctionIsCreatedWhoseRoleMayCreateItsInterfaces() {
    deploy(ALL, CONFIG);

    assertThat(cloud.module(LambdaModule.class).lambda().functions()).hasSize(1);
    assertThat(cloud.takeProblems()).isEmpty();
  }

  @Test
  void aFunctionIsRefusedWhoseRoleMayNot() {
    assertThatThrownBy(() -> deploy(ALL.replace("'ec2:CreateNetworkInterface',", ""), CONFIG))
        .hasMessageContaining("Function")
        .hasMessageContaining(
            "The provided execution role does not have permissions to call CreateNetworkInterface on EC2");
    cloud.iam().expectDenials("network-interface");
  }

  /// The code has the role that Lambda uses, and its calls name the function.
  @Test
  void whatIsDeniedToTheCodeOfAFunctionIsNotDeniedToLambda(@TempDir Path work) throws IOException {
    var denied =
        "{'Effect':'Deny','Action':'*','Resource':'*','Condition':{'ArnEquals':"
            + "{'lambda:SourceFunctionArn':'arn:aws:lambda:%s:%s:function:inside'}}}"
                .formatted(REGION, ACCOUNT);
    deploy(ALL + ",'sqs:ListQueues'", CONFIG, denied, HandlerJar.in(work));

    assertThat(cloud.takeProblems()).isEmpty();
    try (var sqs = SdkClients.of(SqsClient.builder(), cloud.endpoint(), REGION, keysOfCode())) {
      assertThatThrownBy(sqs::listQueues).hasMessageContaining("with an explicit deny");
    }
    cloud.iam().expectDenials("sqs:ListQueues");
  }

  /// Returns the keys that the process of the function has.
  private AwsCredentialsProvider keysOfCode() {
    var lambda = cloud.module(LambdaModule.class).lambda();
    var answer = (Success) lambda.invoke("inside", "\"environment\"".getBytes(UTF_8));
    var variables =
        Stream.of(answer.payload().replace("\"", "").split(";", -1))
            .map(variable -> variable.split("=", 2))
            .filter(variable -> variable.length == 2)
            .collect(Collectors.toMap(variable -> variable[0], variable -> variable[1]));
    return StaticCredentialsProvider.create(
        AwsSessionCredentials.create(
            variables.get("AWS_ACCESS_KEY_ID"),
            variables.get("AWS_SECRET_ACCESS_KEY"),
            variables.get("AWS_SESSION_TOKEN")));
  }

  @Test
  void aNetworkTakesSubnetsAndSecurityGroups() {
    assertThatThrownBy(() -> deploy(ALL, "'SubnetIds':['subnet-1']"))
        .hasMessageContaining("property VpcConfig must have SecurityGroupIds");
    assertThatThrownBy(() -> deploy(ALL, CONFIG + ",'VpcId':'vpc-1'"))
        .hasMessageContaining("property VpcConfig has the unknown member VpcId");
  }

  private void deploy(String actions, String config) {
    deploy(actions, config, "", Path.of("sample.jar"));
  }

  private void deploy(String actions, String config, String denied, Path jar) {
    var template =
        """
        {'Resources':{
          'Role':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'inside','AssumeRolePolicyDocument':{
            'Version':'2012-10-17','Statement':[{'Effect':'Allow','Action':'sts:AssumeRole',
              'Principal':{'Service':'lambda.amazonaws.com'}}]},
            'Policies':[{'PolicyName':'network','PolicyDocument':{'Version':'2012-10-17','Statement':[{
              'Effect':'Allow','Action':[%s],'Resource':'*'}%s]}}]}},
          'Function':{'Type':'AWS::Lambda::Function','Properties':{'FunctionName':'inside',
            'Code':{'S3Key':'sample.jar'},'Handler':'sample.Sample','Runtime':'java25',
            'Role':{'Fn::GetAtt':['Role','Arn']},'VpcConfig':{%s}}}}}
        """
            .formatted(actions, denied.isEmpty() ? "" : "," + denied, config);
    cloud.deploy(
        new Template("tests", Optional.empty(), Calls.json(template), Map.of("sample", jar)),
        ACCOUNT,
        REGION);
  }
}
