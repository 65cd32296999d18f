package groundcrew.local.runcommand;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;

/// A script that really runs ends with all that it has started.
@SuppressWarnings("NullAway.Init")
class EndedScriptsTest {
  /// Starts a child and a grandchild, and tells their ids.
  private static final List<String> FAMILY =
      List.of(
          "#!/bin/bash",
          "sleep 600 &",
          "bash -c 'sleep 600 & echo $! > FILE.tmp; wait' &",
          "while [ ! -s FILE.tmp ]; do sleep 0.1; done",
          "echo $! >> FILE.tmp; echo $$ >> FILE.tmp; mv FILE.tmp FILE");

  @TempDir private Path folder;
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
  void aCanceledScriptIsKilledWithItsChildren() throws Exception {
    fleet.cloud.agenda().start();
    var command = family("wait");
    var family = started();

    fleet.ssm.cancelCommand(r -> r.commandId(command));

    await(family);
    while (fleet.get(command).status() == CommandInvocationStatus.CANCELLING) {
      Thread.sleep(20);
    }
    assertThat(fleet.get(command).statusDetails()).isEqualTo("Cancelled");
    assertThat(fleet.get(command).responseCode()).isEqualTo(137);
  }

  @Test
  void aScriptIsKilledWithItsChildrenWhenTheCloudCloses() throws Exception {
    fleet.cloud.agenda().start();
    family("wait");
    var family = started();

    fleet.close();

    await(family);
  }

  @Test
  void whatAScriptLeavesInTheBackgroundEndsWithIt() throws Exception {
    var command = family("exit 0");
    fleet.pass(2);

    assertThat(fleet.get(command).statusDetails()).isEqualTo("Success");
    await(started());
  }

  private String family(String end) {
    var file = folder.resolve("family").toString();
    var lines = new ArrayList<>(FAMILY.stream().map(l -> l.replace("FILE", file)).toList());
    lines.add(end);
    return fleet.send(r ->
        r.documentName("AWS-RunShellScript")
            .instanceIds(Fleet.LINUX)
            .parameters(Map.of("commands", lines)));
  }

  private List<ProcessHandle> started() throws Exception {
    var file = folder.resolve("family");
    while (!Files.exists(file)) {
      Thread.sleep(20);
    }
    var ids = Files.readAllLines(file);
    assertThat(ids).hasSize(3);
    return ids.stream()
        .map(Long::parseLong)
        .map(ProcessHandle::of)
        .flatMap(Optional::stream)
        .toList();
  }

  /// A process that is not our child is never awaited by us: it counts as ended once it has no
  /// command.
  private static void await(List<ProcessHandle> processes) throws Exception {
    while (processes.stream()
        .filter(ProcessHandle::isAlive)
        .anyMatch(process -> process.info().commandLine().isPresent())) {
      Thread.sleep(20);
    }
  }
}
