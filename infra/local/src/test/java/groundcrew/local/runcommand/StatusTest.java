package groundcrew.local.runcommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.fixture.ManagedNode.Connection;
import groundcrew.local.fixture.RecordedRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.model.Command;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import software.amazon.awssdk.services.ssm.model.CommandStatus;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.UnsupportedPlatformTypeException;

/// Each way in which a command can end.
@SuppressWarnings("NullAway.Init")
class StatusTest {
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private Fleet fleet;

  @BeforeEach
  void start(@TempDir Path work) {
    fleet = new Fleet(work);
  }

  @AfterEach
  void stop() {
    fleet.close();
  }

  @Test
  void aLongRunIsInProgressWithoutAResponseCodeUntilItSucceeds() {
    fleet.add(Fleet.linux().playing(RecordedRun.succeeding(TEN_MINUTES, "done")));
    var command = fleet.shell("build");
    fleet.pass(599);

    assertThat(fleet.get(command).statusDetails()).isEqualTo("InProgress");
    assertThat(fleet.get(command).responseCode()).isEqualTo(-1);
    assertThat(listed(command).status()).isEqualTo(CommandStatus.IN_PROGRESS);

    fleet.pass(3);

    assertThat(fleet.get(command).status()).isEqualTo(CommandInvocationStatus.SUCCESS);
    assertThat(fleet.get(command).standardOutputContent()).isEqualTo("done");
    assertThat(fleet.get(command).executionElapsedTime()).isEqualTo("PT10M");
    assertThat(listed(command).status()).isEqualTo(CommandStatus.SUCCESS);
    assertThat(listed(command).completedCount()).isEqualTo(1);
  }

  @Test
  void aFailedRunFailsTheCommand() {
    fleet.add(Fleet.linux().playing(RecordedRun.failing(TEN_MINUTES, 3, "no disk\n")));
    var command = fleet.shell("build");
    fleet.pass(602);

    assertThat(fleet.get(command).responseCode()).isEqualTo(3);
    assertEnd(command, CommandInvocationStatus.FAILED, "Failed", CommandStatus.FAILED, "Failed");
    assertThat(listed(command).errorCount()).isEqualTo(1);
  }

  @Test
  void aNodeThatIsOfflineDelaysTheCommandUntilDeliveryAndExecutionTimeOutsHavePassed() {
    fleet.add(Fleet.linux().connected(Connection.LOST));
    var command =
        fleet.send(r ->
            r.documentName("AWS-RunShellScript")
                .instanceIds(Fleet.LINUX)
                .timeoutSeconds(60)
                .parameters(
                    Map.of("commands", List.of("true"), "executionTimeout", List.of("30"))));
    fleet.pass(89);

    assertThat(fleet.get(command).status()).isEqualTo(CommandInvocationStatus.DELAYED);

    fleet.pass(1);

    assertThat(fleet.get(command).responseCode()).isEqualTo(-1);
    assertEnd(
        command,
        CommandInvocationStatus.TIMED_OUT,
        "DeliveryTimedOut",
        CommandStatus.TIMED_OUT,
        "DeliveryTimedOut");
    assertThat(listed(command).deliveryTimedOutCount()).isEqualTo(1);
  }

  @Test
  void aDelayedCommandRunsWhenItsNodeIsOnlineAgain() {
    fleet.add(Fleet.linux().connected(Connection.LOST));
    var command = fleet.shell("echo here");
    fleet.pass(600);

    fleet.module.nodes().change(Fleet.LINUX, node -> node.connected(Connection.ONLINE));
    fleet.pass(2);

    assertThat(fleet.get(command).standardOutputContent()).isEqualTo("here\n");
  }

  @Test
  void aNodeThatIsGoneIsUndeliverable() {
    fleet.add(Fleet.linux().connected(Connection.GONE));
    var command = fleet.shell("true");
    fleet.pass(2);

    assertThat(fleet.get(command).responseCode()).isEqualTo(-1);
    assertEnd(
        command,
        CommandInvocationStatus.FAILED,
        "Undeliverable",
        CommandStatus.FAILED,
        "Incomplete");
  }

  @Test
  void aScriptThatTakesTooLongIsKilledAtTheEndOfItsTime() {
    fleet.add(Fleet.linux());
    var command =
        fleet.send(r ->
            r.documentName("AWS-RunShellScript")
                .instanceIds(Fleet.LINUX)
                .parameters(
                    Map.of(
                        "commands", List.of("echo begun", "sleep 600", "echo ended"),
                        "executionTimeout", List.of("5"))));
    fleet.pass(2);

    assertThat(fleet.get(command).standardOutputContent()).isEqualTo("begun\n");
    assertThat(fleet.get(command).responseCode()).isEqualTo(137);
    assertEnd(
        command,
        CommandInvocationStatus.TIMED_OUT,
        "ExecutionTimedOut",
        CommandStatus.TIMED_OUT,
        "ExecutionTimedOut");
  }

  @Test
  void aScriptThatIsKilledByAnotherIsTakenForOneThatTookTooLong() {
    fleet.add(Fleet.linux());
    var command = fleet.shell("exit 137");
    fleet.pass(2);

    assertThat(fleet.get(command).statusDetails()).isEqualTo("ExecutionTimedOut");
  }

  @Test
  void aRecordedRunThatIsLongerThanTheStepAllowsTimesOut() {
    fleet.add(Fleet.linux().playing(RecordedRun.succeeding(Duration.ofHours(2), "")));
    var command = fleet.shell("build");
    fleet.pass(3601);
    assertThat(fleet.get(command).statusDetails()).isEqualTo("InProgress");

    fleet.pass(1);

    assertThat(fleet.get(command).statusDetails()).isEqualTo("ExecutionTimedOut");
  }

  @Test
  void aCommandThatIsCanceledOnItsWayNeverRuns() {
    fleet.add(Fleet.linux());
    var command = fleet.shell("echo ran");
    fleet.pass(1);

    fleet.ssm.cancelCommand(r -> r.commandId(command));
    fleet.pass(60);

    assertThat(fleet.get(command).standardOutputContent()).isEmpty();
    assertEnd(
        command,
        CommandInvocationStatus.CANCELLED,
        "Cancelled",
        CommandStatus.CANCELLED,
        "Cancelled");
  }

  @Test
  void aRunThatIsCanceledIsCancellingFirst() {
    fleet.add(Fleet.linux().playing(RecordedRun.succeeding(TEN_MINUTES, "done")));
    var command = fleet.shell("build");
    fleet.pass(60);

    fleet.ssm.cancelCommand(r -> r.commandId(command));

    assertThat(fleet.get(command).status()).isEqualTo(CommandInvocationStatus.CANCELLING);
    assertThat(listed(command).status()).isEqualTo(CommandStatus.CANCELLING);

    fleet.pass(1);

    assertEnd(
        command,
        CommandInvocationStatus.CANCELLED,
        "Cancelled",
        CommandStatus.CANCELLED,
        "Cancelled");
  }

  @Test
  void aCommandThatHasEndedIsNotChangedByItsCancellation() {
    fleet.add(Fleet.linux());
    var command = fleet.shell("true");
    fleet.pass(2);

    fleet.ssm.cancelCommand(r -> r.commandId(command));

    assertThat(fleet.get(command).statusDetails()).isEqualTo("Success");
  }

  @Test
  void afterTooManyErrorsTheOtherNodesAreTerminated() {
    var failing = RecordedRun.failing(Duration.ofSeconds(5), 1, "");
    for (var i = 0; i < 3; i++) {
      fleet.add(
          ManagedNode.linux("i-0123456789abcdef" + i, Fleet.ACCOUNT, Fleet.REGION)
              .tagged(Map.of("group", "build"))
              .playing(failing));
    }
    var command =
        fleet.send(r ->
            r.documentName("AWS-RunShellScript")
                .targets(Fleet.tagged("group", "build"))
                .maxConcurrency("1")
                .maxErrors("1")
                .parameters(Map.of("commands", List.of("build"))));
    fleet.pass(60);

    assertThat(details(command)).containsExactly("Failed", "Failed", "Terminated");
    assertThat(listed(command).statusDetails()).isEqualTo("Failed");
  }

  @Test
  void aNodeOfAnotherPlatformIsRefusedByNameAndInvalidByTag() {
    fleet.add(
        ManagedNode.windows(Fleet.WINDOWS, Fleet.ACCOUNT, Fleet.REGION)
            .tagged(Map.of("group", "build"))
            .playing(RecordedRun.succeeding(TEN_MINUTES, "")));

    assertThatThrownBy(() ->
            fleet.send(r ->
                r.documentName("AWS-RunShellScript")
                    .instanceIds(Fleet.WINDOWS)
                    .parameters(Map.of("commands", List.of("true")))))
        .isInstanceOf(UnsupportedPlatformTypeException.class);
    var command =
        fleet.send(r ->
            r.documentName("AWS-RunShellScript")
                .targets(Fleet.tagged("group", "build"))
                .parameters(Map.of("commands", List.of("true"))));
    fleet.pass(2);

    assertThat(details(command)).containsExactly("InvalidPlatform");
    assertThat(listed(command).statusDetails()).isEqualTo("Incomplete");
  }

  @Test
  void aTagThatNoNodeHasEndsInASuccessThatHasDoneNothing() {
    var command =
        fleet.send(r ->
            r.documentName("AWS-RunShellScript")
                .targets(Fleet.tagged("group", "none"))
                .parameters(Map.of("commands", List.of("true"))));
    fleet.pass(2);

    assertThat(listed(command).status()).isEqualTo(CommandStatus.SUCCESS);
    assertThat(listed(command).statusDetails()).isEqualTo("NoInstancesInTag");
    assertThat(details(command)).isEmpty();
  }

  @Test
  void aCommandForMoreNodesThanTheAccountMayHaveIsRateExceeded() {
    fleet.add(Fleet.linux());
    fleet.module.limitTargets(0);
    var command = fleet.shell("true");
    fleet.pass(2);

    assertThat(listed(command).status()).isEqualTo(CommandStatus.FAILED);
    assertThat(listed(command).statusDetails()).isEqualTo("RateExceeded");
  }

  @Test
  void aNodeThatIsNotManagedIsRefused() {
    assertThatThrownBy(() -> fleet.shell("true"))
        .isInstanceOf(InvalidInstanceIdException.class)
        .hasMessageContaining("Instances [[" + Fleet.LINUX + "]] not in a valid state");
  }

  @Test
  void statusDetailsMayHaveBlanksAsTheReferenceWritesThem() {
    fleet.add(Fleet.linux().playing(RecordedRun.succeeding(TEN_MINUTES, "")));
    fleet.module.writeBlanks(true);
    var command = fleet.shell("build");
    fleet.pass(2);

    assertThat(fleet.get(command).statusDetails()).isEqualTo("In Progress");
  }

  private void assertEnd(
      String command,
      CommandInvocationStatus status,
      String details,
      CommandStatus commandStatus,
      String commandDetails) {
    var got = fleet.get(command);
    assertThat(got.status()).isEqualTo(status);
    assertThat(got.statusDetails()).isEqualTo(details);
    assertThat(listed(command).status()).isEqualTo(commandStatus);
    assertThat(listed(command).statusDetails()).isEqualTo(commandDetails);
    assertThat(details(command)).containsExactly(details);
  }

  private Command listed(String command) {
    return fleet.ssm.listCommands(r -> r.commandId(command)).commands().getFirst();
  }

  private List<String> details(String command) {
    return fleet.ssm.listCommandInvocations(r -> r.commandId(command)).commandInvocations().stream()
        .map(CommandInvocation::statusDetails)
        .toList();
  }
}
