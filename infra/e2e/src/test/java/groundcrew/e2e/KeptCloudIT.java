package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.assembly.SystemTemplates;
import groundcrew.demo.keep.LookAround;
import groundcrew.demo.keep.LookAround.Step;
import groundcrew.demo.system.GuardianSystem;
import groundcrew.demo.system.TaggingSystem;
import groundcrew.local.command.RunFolder;
import groundcrew.local.stepfunctions.Machine;
import groundcrew.local.stepfunctions.MachineType;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// What `demo --keep` prints, and what else people type, with the AWS CLI that is on the PATH.
@TestInstance(Lifecycle.PER_CLASS)
class KeptCloudIT {
  private static final String TAGGER = TaggingSystem.LEVEL + "-resource-tagger";
  private static final String GUARDIAN =
      "\"StackSummaries[?contains(StackName, 'uardian')].StackName\"";

  private static final Duration DAY = Duration.ofDays(1);

  private TaggingCloud tagging;
  private LookAround around;
  private Path script;

  @BeforeAll
  void tagOnceAndKeepTheCloud(@TempDir Path folder) throws IOException {
    tagging = TaggingCloud.start();
    var assembly = TaggingCloud.assembly("example", configuration -> {});
    var guardian =
        GuardianSystem.deploy(tagging.cloud(), SystemTemplates.of(assembly, GuardianSystem.NAME));
    tagging
        .cloud()
        .module(StepFunctionsModule.class)
        .states()
        .create(
            Machine.of(
                guardian.account(),
                guardian.region(),
                "orders-load",
                MachineType.STANDARD,
                Instant.EPOCH),
            Map.of());
    tagging.run();
    around =
        new LookAround(tagging.cloud(), tagging.fixture(), tagging.system(), new RunFolder(folder));
    script = around.write();
  }

  @AfterAll
  void end() {
    tagging.close();
  }

  @Test
  void theFirstProfileIsTheAccountThatHasTheFunctions() throws Exception {
    assertThat(aws("sts get-caller-identity --query Account --output text"))
        .isEqualTo(tagging.home());
    assertThat(aws("--profile member sts get-caller-identity --query Account --output text"))
        .isNotEqualTo(tagging.home());
  }

  @Test
  void onlyTheOwnerReadsTheKeys() throws IOException {
    assertThat(Files.getPosixFilePermissions(script.resolveSibling("aws-credentials")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void everyPrintedCommandShowsWhatItSays() throws Exception {
    assertThat(said("accounts of the organization")).contains("200000000002\tshop");
    assertThat(said("resources of one account")).contains("cost_centre");
    assertThat(said("state machines")).contains("orders-load");
    assertThat(said("journal")).contains(tagging.system().latestRun());
  }

  @Test
  void theRunIsUndoneAndMadeAgainByThePrintedCommands() throws Exception {
    var run = tagging.system().latestRun();

    assertThat(said("undo the run")).contains("\"StatusCode\": 200", "\"messages\":");
    tagging.system().await(TaggingCloud.LIMIT, () -> {});
    assertThat(tagging.audit().wrong()).isNotEmpty();

    assertThat(said("tag them again")).contains("\"StatusCode\": 200");
    tagging.system().await(TaggingCloud.LIMIT, () -> {});
    assertThat(tagging.audit().wrong()).isEmpty();
    assertThat(tagging.system().latestRun()).isGreaterThan(run);
  }

  @Test
  void queuesAreListedAndTheirMessagesReceived() throws Exception {
    var queue = "$(aws sqs create-queue --queue-name by-hand --query QueueUrl --output text)";
    shell("aws sqs send-message --queue-url %s --message-body hello".formatted(queue));

    assertThat(aws("sqs list-queues --output text")).contains("/by-hand");
    assertThat(
            aws(
                "sqs receive-message --attribute-names All --output text --query Messages[].[Body,Attributes.ApproximateReceiveCount] --queue-url "
                    + queue))
        .isEqualTo("hello\t1");
    assertThat(
            aws(
                "sqs get-queue-attributes --attribute-names VisibilityTimeout --output text --queue-url "
                    + queue))
        .contains("30");
  }

  @Test
  void whatIsDeployedIsListed() throws Exception {
    var stack = aws("cloudformation list-stacks --output text --query " + GUARDIAN);
    assertThat(aws("cloudformation describe-stacks --stack-name " + stack)).contains("Outputs");
    assertThat(aws("cloudformation describe-stack-resources --stack-name " + stack))
        .contains("AWS::Lambda::Function", "groundcrew-guardian");
    assertThat(aws("iam list-roles --query Roles[].RoleName --output text"))
        .contains("account-tagger");
    assertThat(aws("scheduler list-schedules --query Schedules[].Name --output text"))
        .contains(TaggingSystem.LEVEL + "-schedule");
    assertThat(aws("cloudwatch list-dashboards --output text")).contains("groundcrew");
  }

  @Test
  void functionsAreListedWithTheirQueuesAndLogs() throws Exception {
    assertThat(aws("lambda list-functions --query Functions[].FunctionName --output text"))
        .contains(TaggingSystem.LEVEL + "-account-tagger");
    assertThat(aws("lambda get-function --function-name " + TAGGER))
        .contains("groundcrew.tagging.ResourceTaggerHandler");
    assertThat(aws("lambda list-event-source-mappings --function-name " + TAGGER))
        .contains("arn:aws:sqs:", ":live");
    assertThat(aws("logs describe-log-groups --output text")).contains(logGroup());
    // As `logs tail` of the newer AWS CLI asks.
    assertThat(aws("logs filter-log-events --filter-pattern START --log-group-name " + logGroup()))
        .contains("START RequestId");
  }

  @Test
  void theStatisticsOfAMetricAreShown() throws Exception {
    tagging.cloud().agenda().turn(Duration.ofMinutes(1));
    var now = tagging.cloud().agenda().instant();
    assertThat(
            aws(
                "cloudwatch get-metric-statistics --namespace AWS/Lambda --metric-name Invocations"
                    + " --statistics Sum --period 3600 --dimensions Name=FunctionName,Value="
                    + TAGGER
                    + " --start-time %s --end-time %s".formatted(now.minus(DAY), now.plus(DAY))))
        .contains("\"Sum\":");
  }

  @Test
  void whatIsNotThereIsRefusedByItsNameInTheProtocolOfTheClient() throws Exception {
    assertThat(run("aws ecr describe-repositories").text()).contains("UnknownEndpoint", "ecr");
    assertThat(run("aws sts get-session-token").text())
        .contains("GetSessionToken", "InvalidAction");
    assertThat(run("aws iam list-users").text()).contains("ListUsers", "InvalidAction");
    assertThat(run("aws lambda list-layers").text())
        .contains("ListLayers", "UnknownOperationException");
    assertThat(tagging.cloud().takeProblems()).hasSize(2);
  }

  private String logGroup() throws Exception {
    return aws(
        "lambda get-function --query Configuration.LoggingConfig.LogGroup --output text --function-name "
            + TAGGER);
  }

  private String said(String purpose) throws Exception {
    return shell(
        around.steps().stream()
            .filter(step -> step.purpose().contains(purpose))
            .map(Step::command)
            .findFirst()
            .orElseThrow());
  }

  private String aws(String command) throws Exception {
    return shell("aws " + command);
  }

  /// Returns what a command prints that succeeds.
  private String shell(String command) throws Exception {
    var process = run(command);
    assertThat(process.waitFor()).as(process.text()).isZero();
    return process.text();
  }

  private Ended run(String command) throws Exception {
    var process =
        new ProcessBuilder("bash", "-c", "set -e; source '%s'; %s".formatted(script, command))
            .redirectErrorStream(true)
            .start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), text.strip());
  }

  private record Ended(int code, String text) {
    int waitFor() {
      return code;
    }
  }
}
