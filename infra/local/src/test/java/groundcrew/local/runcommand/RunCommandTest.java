package groundcrew.local.runcommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.InvocationDoesNotExistException;

/// A command on a machine, as the SDK sees it.
@SuppressWarnings("NullAway.Init")
class RunCommandTest {
  private Fleet fleet;

  @BeforeEach
  void start(@TempDir Path work) {
    fleet = new Fleet(work);
    fleet.add(Fleet.linux());
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @Test
  void aScriptReallyRunsOnALinuxNode() {
    var command = fleet.shell("#!/bin/bash", "echo \"$BASH_VERSION\" | cut -c1", "echo no >&2");

    fleet.pass(2);

    var got = fleet.get(command);
    assertThat(got.status()).isEqualTo(CommandInvocationStatus.SUCCESS);
    assertThat(got.statusDetails()).isEqualTo("Success");
    assertThat(got.responseCode()).isZero();
    assertThat(got.standardOutputContent()).matches("[0-9]\n");
    assertThat(got.standardErrorContent()).isEqualTo("no\n");
    assertThat(got.documentVersion()).isEqualTo("$DEFAULT");
    assertThat(got.executionElapsedTime()).startsWith("PT");
  }

  @Test
  void anInvocationDoesNotExistRightAfterItWasSentAndIsThenPending() {
    var command = fleet.shell("true");

    assertThatThrownBy(() -> fleet.get(command))
        .isInstanceOf(InvocationDoesNotExistException.class);
    assertThat(fleet.ssm.listCommandInvocations(r -> r.commandId(command)).commandInvocations())
        .isEmpty();
    assertThat(fleet.ssm.listCommands(r -> r.commandId(command)).commands()).isEmpty();

    fleet.pass(1);

    assertThat(fleet.get(command).statusDetails()).isEqualTo("Pending");
    assertThat(fleet.get(command).responseCode()).isEqualTo(-1);
    assertThat(fleet.get(command).standardOutputContent()).isEmpty();
    assertThat(fleet.ssm.listCommands(r -> r.commandId(command)).commands()).hasSize(1);
  }

  @Test
  void aScriptThatFailsEndsWithItsExitCode() {
    var command = fleet.shell("echo broken >&2", "exit 3");

    fleet.pass(2);

    var got = fleet.get(command);
    assertThat(got.status()).isEqualTo(CommandInvocationStatus.FAILED);
    assertThat(got.responseCode()).isEqualTo(3);
    assertThat(got.standardErrorContent())
        .isEqualTo("broken\nfailed to run commands: exit status 3");
  }

  @Test
  void aDocumentOfATemplateRunsWithItsParameters() {
    fleet.document(
        "greet",
        """
        {'schemaVersion':'2.2','parameters':{'Name':{'type':'String','default':'you'}},
         'mainSteps':[{'action':'aws:runShellScript','name':'greet',
           'inputs':{'runCommand':['echo hello {{ Name }}']}}]}
        """);

    var command =
        fleet.send(r ->
            r.documentName("greet")
                .instanceIds(Fleet.LINUX)
                .parameters(Map.of("Name", List.of("world"))));
    fleet.pass(2);

    assertThat(fleet.get(command).standardOutputContent()).isEqualTo("hello world\n");
  }
}
