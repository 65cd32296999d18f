package groundcrew.local.runcommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import groundcrew.local.AsOperator;
import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.fixture.RecordedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.ssm.model.CommandPlugin;
import software.amazon.awssdk.services.ssm.model.InvalidPluginNameException;

/// Where the output of a command is found, and how much of it.
@SuppressWarnings("NullAway.Init")
class OutputTest {
  private static final String TWO_STEPS =
      """
      {'schemaVersion':'2.2','mainSteps':[
        {'action':'aws:runShellScript','name':'first','inputs':{'runCommand':['echo one','exit 4']}},
        {'action':'aws:runPowerShellScript','name':'windows',
         'precondition':{'StringEquals':['platformType','Windows']},
         'inputs':{'runCommand':['exit 5']}},
        {'action':'aws:runShellScript','name':'second','inputs':{'runCommand':['echo two']}}]}
      """;
  private static final String ROLE =
      """
      {'Resources':{
        'Bucket':{'Type':'AWS::S3::Bucket','Properties':{'BucketName':'output'}},
        'Role':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'node',
          'AssumeRolePolicyDocument':{'Version':'2012-10-17','Statement':[{'Effect':'Allow',
            'Action':'sts:AssumeRole','Principal':{'Service':'ec2.amazonaws.com'}}]},
          'Policies':[{'PolicyName':'output','PolicyDocument':{'Version':'2012-10-17','Statement':[{
            'Effect':'Allow','Action':'s3:PutObject','Resource':'arn:aws:s3:::output/runs/*'}]}}]}}}}
      """;

  @TempDir private Path work;
  private Fleet fleet;

  @BeforeEach
  void start() {
    fleet = new Fleet(work);
    fleet.add(Fleet.linux().withRole("arn:aws:iam::%s:role/node".formatted(Fleet.ACCOUNT)));
    fleet.deploy("node", ROLE);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @Test
  void theAnswerHoldsTheFirst24000CharactersOfStdoutAnd8000OfStderr() {
    var command = fleet.shell("head -c 30000 /dev/zero | tr '\\0' a | tee /dev/stderr");
    fleet.pass(2);

    var got = fleet.get(command);
    assertThat(got.standardOutputContent())
        .hasSize(24_000)
        .startsWith("aaa")
        .endsWith("a--output truncated--");
    assertThat(got.standardErrorContent()).hasSize(8_000).endsWith("a--output truncated--");
  }

  @Test
  void outputOfTheFullLengthIsNotTruncated() {
    var command = fleet.shell("head -c 24000 /dev/zero | tr '\\0' a");
    fleet.pass(2);

    assertThat(fleet.get(command).standardOutputContent()).hasSize(24_000).endsWith("aaa");
  }

  @Test
  void aListingHolds2500CharactersOfBothStreams() {
    var command = fleet.shell("head -c 2400 /dev/zero | tr '\\0' a", "echo problem >&2", "exit 1");
    fleet.pass(2);

    assertThat(plugins(command))
        .singleElement()
        .satisfies(plugin -> {
          assertThat(plugin.output())
              .contains(
                  "a\n----------ERROR-------\nproblem\nfailed to run commands: exit status 1");
          assertThat(plugin.responseCode()).isOne();
        });
    assertThat(
            fleet
                .ssm
                .listCommandInvocations(r -> r.commandId(command))
                .commandInvocations()
                .getFirst()
                .commandPlugins())
        .isEmpty();
  }

  @Test
  void theNodeWritesTheWholeOutputToS3() {
    var command =
        fleet.send(r ->
            r.documentName("AWS-RunShellScript")
                .instanceIds(Fleet.LINUX)
                .outputS3BucketName("output")
                .outputS3KeyPrefix("runs")
                .parameters(Map.of("commands", List.of("head -c 30000 /dev/zero | tr '\\0' a"))));
    fleet.pass(2);

    try (var s3 =
        new AsOperator(fleet.cloud, Fleet.ACCOUNT, Fleet.REGION)
            .client(S3Client.builder().forcePathStyle(true))) {
      var key =
          "runs/%s/%s/awsrunShellScript/runShellScript/stdout".formatted(command, Fleet.LINUX);
      assertThat(s3.listObjectsV2(r -> r.bucket("output")).contents())
          .extracting(S3Object::key)
          .containsExactly(key);
      assertThat(s3.getObjectAsBytes(r -> r.bucket("output").key(key)).asByteArray())
          .hasSize(30_000);
      assertThat(fleet.get(command).standardOutputUrl())
          .isEqualTo("https://s3.eu-west-1.amazonaws.com/output/" + key);
    }
    assertThat(fleet.cloud.takeProblems()).isEmpty();
  }

  @Test
  void aNodeThatMayNotWriteSucceedsAllTheSame() {
    var command =
        fleet.send(r ->
            r.documentName("AWS-RunShellScript")
                .instanceIds(Fleet.LINUX)
                .outputS3BucketName("output")
                .outputS3KeyPrefix("elsewhere")
                .parameters(Map.of("commands", List.of("echo out"))));
    fleet.pass(2);

    assertThat(fleet.get(command).statusDetails()).isEqualTo("Success");
    assertThat(fleet.cloud.iam().expectDenials("s3:PutObject")).hasSize(1);
    assertThat(fleet.cloud.takeProblems())
        .singleElement()
        .asString()
        .contains("cannot write to s3://output/elsewhere");
  }

  @Test
  void eachStepHasItsOwnOutputAndTheNextRunsAfterAFailure() {
    fleet.document("steps", TWO_STEPS);
    var command = fleet.send(r -> r.documentName("steps").instanceIds(Fleet.LINUX));
    fleet.pass(2);

    assertThatThrownBy(() -> fleet.get(command)).isInstanceOf(InvalidPluginNameException.class);
    var second =
        fleet.ssm.getCommandInvocation(
            r -> r.commandId(command).instanceId(Fleet.LINUX).pluginName("second"));
    assertThat(second.standardOutputContent()).isEqualTo("two\n");
    assertThat(second.statusDetails()).isEqualTo("Success");
    assertThat(plugins(command))
        .extracting(CommandPlugin::name, CommandPlugin::statusDetails, CommandPlugin::responseCode)
        .containsExactly(
            tuple("first", "Failed", 4),
            tuple("windows", "Success", 0),
            tuple("second", "Success", 0));
    assertThat(
            fleet
                .ssm
                .listCommandInvocations(r -> r.commandId(command))
                .commandInvocations()
                .getFirst()
                .statusDetails())
        .isEqualTo("Failed");
  }

  @Test
  void aCommandWithoutOutputSucceedsWithEmptyOutput() {
    var command = fleet.shell("true");
    fleet.pass(2);

    assertThat(fleet.get(command).standardOutputContent()).isEmpty();
    assertThat(fleet.get(command).standardErrorContent()).isEmpty();
    assertThat(fleet.get(command).standardOutputUrl()).isEmpty();
  }

  @Test
  void aScriptLeavesNoFileInTheFolderOfTheRun() throws Exception {
    fleet.shell("echo out", "pwd", "touch left");
    fleet.pass(2);

    try (var files = Files.walk(work)) {
      assertThat(files.filter(file -> file.endsWith("left") || file.endsWith("_script.sh")))
          .isEmpty();
    }
  }

  @Test
  void aWindowsNodePlaysItsRecordedRun() {
    fleet.add(
        ManagedNode.windows(Fleet.WINDOWS, Fleet.ACCOUNT, Fleet.REGION)
            .playing(RecordedRun.succeeding(Duration.ofSeconds(30), "Exit 0\r\n")));
    var command =
        fleet.send(r ->
            r.documentName("AWS-RunPowerShellScript")
                .instanceIds(Fleet.WINDOWS)
                .parameters(Map.of("commands", List.of("Write-Output \"Exit 0\""))));
    fleet.pass(40);

    assertThat(fleet.get(command, Fleet.WINDOWS).standardOutputContent()).isEqualTo("Exit 0\r\n");
  }

  private List<CommandPlugin> plugins(String command) {
    return fleet
        .ssm
        .listCommandInvocations(r -> r.commandId(command).details(true))
        .commandInvocations()
        .getFirst()
        .commandPlugins();
  }
}
