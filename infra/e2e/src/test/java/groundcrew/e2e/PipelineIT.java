package groundcrew.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.demo.system.PipelineSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.fixture.RecordedRun;
import groundcrew.local.gateway.Loss;
import groundcrew.local.ground.LocalCloudSettings;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.ssm.SsmClient;

/// The way of a command: state machine, function, Run Command, a script that really runs, and back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class PipelineIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String MACHINE = "i-0123456789abcdef0";
  private static final String LOST = "i-00000000000000002";
  private static final String SLOW = "i-00000000000000001";

  private LocalCloud cloud;
  private PipelineSystem system;
  private Path work;

  @BeforeAll
  void start() throws IOException {
    var assembly =
        TaggingCloud.assembly(
            "pipeline",
            configuration ->
                configuration.with(
                    "/pipeline/allowedTargets", List.of("tag:groundcrew=pipeline", SLOW, LOST)));
    work = Files.createTempDirectory("groundcrew");
    cloud = LocalCloud.start(TaggingCloud.smallOrganization(), LocalCloudSettings.in(work));
    system = PipelineSystem.deploy(cloud, Template.of(assembly, PipelineSystem.NAME));
    system.add(system.linux(MACHINE));
    system.add(
        ManagedNode.linux(LOST, system.account(), system.region())
            .connected(ManagedNode.Connection.LOST));
    system.add(
        ManagedNode.linux(SLOW, system.account(), system.region())
            .playing(RecordedRun.succeeding(Duration.ofHours(2), "")));
  }

  @AfterAll
  void end() {
    cloud.close();
  }

  @Test
  void aWorkflowSucceedsAsItsCommandDoes() throws IOException {
    var end = run(program("echo released $MESSAGE"), "42");

    assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(end.output())
        .contains("\"status\":\"SUCCEEDED\"", "\"exit_code\":0", "released 42", "execution PT");
  }

  @Test
  void aWorkflowFailsAsItsCommandDoesAndTellsWhy() throws IOException {
    var end = run(program("echo started; echo the database is locked >&2; exit 3"), "42");

    assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(end.error()).isEqualTo("CommandFailed");
    assertThat(end.cause())
        .contains(
            "on " + MACHINE + ": Failed, exit code 3",
            "the database is locked",
            "started",
            "all of the output: https://s3.");
  }

  /// A message is data, whatever it says.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(touch pwned)",
        "`touch pwned`",
        "'; touch pwned; '",
        "\\\"; touch pwned; \\\"",
        "a\\ntouch pwned",
        "{\\\"a\\\":1}",
        "$SSM_Program"
      })
  void noMessageIsRunAsACommand(String message) throws IOException {
    var script = program("printf %s \"$MESSAGE\"; test ! -e pwned");
    var end = run(script, message);

    assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(end.output()).contains("\"stdout\":\"%s\"".formatted(message));
  }

  @Test
  void aReferenceToAParameterOfSystemsManagerIsRefused() throws IOException {
    var end = run(program("true"), "{{ssm:/secret}}");

    assertThat(end.error()).isEqualTo("NotSubmitted");
    assertThat(end.cause()).contains("parameter Message must match");
  }

  @Test
  void aMachineThatIsNotAllowedIsRefused() {
    var end = system.run("{\"instance_id\":\"i-0fedcba9876543210\",\"message\":\"42\"}", LIMIT);

    assertThat(end.error()).isEqualTo("NotSubmitted");
    assertThat(end.cause()).contains("ALLOWED_TARGETS does not name i-0fedcba9876543210");
  }

  @Test
  void aCommandThatTakesLongerThanItsTimeoutEndsTheWorkflow() {
    var end =
        system.run(
            """
            {"instance_id":"%s","timeout":"PT10M"}
            """
                .formatted(SLOW),
            LIMIT);

    assertThat(end.error()).isEqualTo("CommandExecutionTimedOut");
    assertThat(end.cause()).contains("on " + SLOW + ": ExecutionTimedOut");
  }

  @Test
  void aMachineThatDoesNotAnswerInTimeEndsTheWorkflow() {
    var end = system.run("{\"instance_id\":\"%s\",\"timeout\":\"PT5S\"}".formatted(LOST), LIMIT);

    assertThat(end.error()).isEqualTo("DeadlinePassed");
    assertThat(end.cause()).contains("has not ended: it runs on " + LOST);
  }

  /// SendCommand has no client token.
  @Test
  void aCommandWhoseAnswerIsLostRunsOnce() throws IOException {
    var before = commands();
    cloud.gateway().faults().next("ssm:SendCommand", Loss.RESET, 1);
    var end = run(program("echo once"), "42");

    assertThat(end.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(commands()).isEqualTo(before + 1);
  }

  private int commands() {
    try (var ssm = system.operator().client(SsmClient.builder())) {
      return (int) ssm.listCommandsPaginator().commands().stream().count();
    }
  }

  private DescribeExecutionResponse run(Path program, String message) {
    return system.run(
        """
        {"targets":["tag:groundcrew=pipeline"],"message":"%s","parameters":{"Program":"%s"},"timeout":"PT5M"}
        """
            .formatted(message, program),
        LIMIT);
  }

  /// Writes a program to the machine.
  private Path program(String script) throws IOException {
    var executable = PosixFilePermissions.fromString("rwxr-xr-x");
    var program = Files.createTempFile(work, "program", ".sh");
    Files.writeString(program, "#!/bin/bash\n" + script + "\n");
    return Files.setPosixFilePermissions(program, executable);
  }
}
