package groundcrew.local.runcommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import groundcrew.local.AsOperator;
import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.gateway.LocalGateway;
import groundcrew.local.ground.SdkClients;
import groundcrew.local.iam.Role;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.sts.StsClient;

/// What a sender may do by its policies.
@SuppressWarnings("NullAway.Init")
class PermissionsTest {
  private static final String ROLE = "arn:aws:iam::%s:role/sender".formatted(Fleet.ACCOUNT);
  private static final String DOCUMENT = "arn:aws:ssm:eu-west-1:*:document/build";
  private static final String TAGGED =
      ",'Condition':{'StringEquals':{'ssm:resourceTag/group':'build'}}";

  private Fleet fleet;

  @BeforeEach
  void start(@TempDir Path work) {
    fleet = new Fleet(work);
    fleet.add(Fleet.linux().tagged(Map.of("group", "build")));
    fleet.add(
        ManagedNode.linux(Fleet.HYBRID, Fleet.ACCOUNT, Fleet.REGION)
            .tagged(Map.of("group", "other", "site", "home")));
    fleet.document(
        "build",
        """
        {'schemaVersion':'2.2','mainSteps':[{'action':'aws:runShellScript','name':'build',
          'inputs':{'runCommand':['echo built']}}]}
        """);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @Test
  void sendingTakesTheDocumentAndTheInstance() {
    allow(
        statement(DOCUMENT, ""), statement("arn:aws:ec2:eu-west-1:*:instance/" + Fleet.LINUX, ""));

    var command = send(r -> r.instanceIds(Fleet.LINUX));
    fleet.pass(2);

    assertThat(fleet.get(command).statusDetails()).isEqualTo("Success");
  }

  @Test
  void theDocumentAloneIsNotEnough() {
    allow(statement(DOCUMENT, ""));

    assertRefused("arn:aws:ec2:eu-west-1:200000000009:instance/" + Fleet.LINUX, Fleet.LINUX);
  }

  @Test
  void theInstanceAloneIsNotEnough() {
    allow(statement("arn:aws:ec2:eu-west-1:*:instance/*", ""));

    assertRefused("arn:aws:ssm:eu-west-1:200000000009:document/build", Fleet.LINUX);
  }

  @Test
  void aHybridNodeIsNoInstance() {
    allow(statement(DOCUMENT, ""), statement("arn:aws:ec2:eu-west-1:*:instance/*", ""));
    assertRefused(
        "arn:aws:ssm:eu-west-1:200000000009:managed-instance/" + Fleet.HYBRID, Fleet.HYBRID);

    allow(statement(DOCUMENT, ""), statement("arn:aws:ssm:eu-west-1:*:managed-instance/*", ""));
    var command = send(r -> r.instanceIds(Fleet.HYBRID));
    fleet.pass(2);

    assertThat(fleet.get(command, Fleet.HYBRID).statusDetails()).isEqualTo("Success");
  }

  @Test
  void aConditionOnTagsDecidesANodeThatIsNamed() {
    allow(statement(DOCUMENT, ""), statement("*", TAGGED));

    send(r -> r.instanceIds(Fleet.LINUX));

    assertRefused("managed-instance/" + Fleet.HYBRID, Fleet.HYBRID);
  }

  @Test
  void aNodeThatIsFoundByItsTagAndMayNotBeUsedEndsInAccessDenied() {
    allow(
        statement(DOCUMENT, ""),
        statement(
            "arn:aws:ec2:eu-west-1:*:instance/*",
            TAGGED.replace("ssm:resourceTag", "aws:ResourceTag")));
    fleet
        .module
        .nodes()
        .add(
            ManagedNode.linux(Fleet.WINDOWS, Fleet.ACCOUNT, Fleet.REGION)
                .tagged(Map.of("group", "build")));

    var command = send(r -> r.targets(Fleet.tagged("group", "build", "other")));
    fleet.pass(2);

    assertThat(fleet.ssm.listCommandInvocations(r -> r.commandId(command)).commandInvocations())
        .extracting(CommandInvocation::instanceId, CommandInvocation::statusDetails)
        .containsExactly(
            tuple(Fleet.LINUX, "Success"),
            tuple(Fleet.WINDOWS, "Success"),
            tuple(Fleet.HYBRID, "AccessDenied"));
    assertThat(fleet.cloud.iam().expectDenials(Fleet.HYBRID)).hasSize(1);
    assertThat(
            fleet.ssm.listCommands(r -> r.commandId(command)).commands().getFirst().statusDetails())
        .isEqualTo("Incomplete");
  }

  private static String statement(String resource, String condition) {
    return "'Effect':'Allow','Action':'ssm:SendCommand','Resource':'%s'%s"
        .formatted(resource, condition);
  }

  private void allow(String... statements) {
    fleet
        .cloud
        .iam()
        .putRole(
            new Role(
                ROLE,
                LocalGateway.policy(
                    "'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'AWS':'arn:aws:iam::%s:root'}"
                        .formatted(Fleet.ACCOUNT)),
                Stream.of(statements).map(LocalGateway::policy).toList(),
                Optional.empty()));
  }

  private AwsSessionCredentials session() {
    try (var sts =
        new AsOperator(fleet.cloud, Fleet.ACCOUNT, Fleet.REGION).client(StsClient.builder())) {
      var opened = sts.assumeRole(r -> r.roleArn(ROLE).roleSessionName("pipeline")).credentials();
      return AwsSessionCredentials.create(
          opened.accessKeyId(), opened.secretAccessKey(), opened.sessionToken());
    }
  }

  private void assertRefused(String resource, String node) {
    assertThatThrownBy(() -> send(r -> r.instanceIds(node)))
        .isInstanceOf(SsmException.class)
        .hasMessageContaining("is not authorized to perform: ssm:SendCommand on resource: ")
        .hasMessageContaining(resource);
    fleet.cloud.iam().expectDenials(resource);
  }

  private String send(Consumer<SendCommandRequest.Builder> request) {
    try (var ssm =
        SdkClients.of(
            SsmClient.builder(),
            fleet.cloud.endpoint(),
            Fleet.REGION,
            StaticCredentialsProvider.create(session()))) {
      return ssm.sendCommand(
              r -> {
                r.documentName("build");
                request.accept(r);
              })
          .command()
          .commandId();
    }
  }
}
