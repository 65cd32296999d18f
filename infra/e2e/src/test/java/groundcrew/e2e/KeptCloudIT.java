package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.keep.LookAround;
import groundcrew.demo.keep.LookAround.Step;
import groundcrew.demo.system.GuardianSystem;
import groundcrew.local.command.RunFolder;
import groundcrew.local.stepfunctions.Machine;
import groundcrew.local.stepfunctions.MachineType;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
  private TaggingCloud tagging;
  private LookAround around;
  private Path script;

  @BeforeAll
  void tagOnceAndKeepTheCloud(@TempDir Path folder) throws IOException {
    tagging = TaggingCloud.start();
    var assembly = TaggingCloud.assembly("example", configuration -> {});
    var guardian =
        GuardianSystem.deploy(tagging.cloud(), Template.of(assembly, GuardianSystem.NAME));
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
  void whatIsNotThereIsRefusedByItsNameInTheProtocolOfTheClient() throws Exception {
    assertThat(run("aws iam list-roles").text()).contains("UnknownEndpoint", "iam");
    assertThat(run("aws sts get-session-token").text())
        .contains("GetSessionToken", "InvalidAction");
    assertThat(run("aws logs describe-log-groups").text()).contains("UnknownEndpoint", "logs");
    assertThat(run("aws lambda list-functions").text()).contains("ListFunctions", "InvalidAction");
    assertThat(tagging.cloud().takeProblems()).hasSize(4);
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
