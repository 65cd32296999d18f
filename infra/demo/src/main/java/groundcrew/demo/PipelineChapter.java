package groundcrew.demo;

import groundcrew.demo.system.PipelineSystem;
import groundcrew.local.LocalCloud;
import groundcrew.local.command.RunFolder;
import groundcrew.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/// Two workflows run a command on a machine: one succeeds, and one fails and tells why.
record PipelineChapter(LocalCloud cloud) {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final String MACHINE = "i-0123456789abcdef0";

  /// Returns whether each workflow ended as its command did.
  ///
  /// @param folder takes the programs of the machine
  boolean play(Screen screen, List<Template> templates, RunFolder folder) {
    var begun = System.nanoTime();
    screen.progress("deploying the virtual machine step ...");
    var system = PipelineSystem.deploy(cloud, templates);
    system.add(system.linux(MACHINE));
    screen.line(
        "a virtual machine, on which scripts really run; two workflows run a command on it");
    var released =
        system.run(input(program(folder, "release", "echo \"released $MESSAGE\"")), LIMIT);
    var usage = system.usage(released.executionArn());
    screen.line(
        "workflow 1: %s after %d transitions and %d invocations"
            .formatted(released.status(), usage.transitions(), usage.invocations()));
    var locked =
        system.run(
            input(program(folder, "migrate", "echo 'the database is locked' >&2; exit 3")), LIMIT);
    screen.line("workflow 2: %s, %s".formatted(locked.status(), locked.error()));
    locked.cause().lines().forEach(line -> screen.line("  " + line));
    var right =
        ended(released, ExecutionStatus.SUCCEEDED, "released 42")
            && locked.status() == ExecutionStatus.FAILED
            && locked.cause().contains("exit code 3");
    screen.line(
        "%s after %.1f s"
            .formatted(
                right
                    ? "Each workflow ended as its command did"
                    : "Not each workflow ended as its command did",
                Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0));
    return right;
  }

  private static boolean ended(
      DescribeExecutionResponse execution, ExecutionStatus status, String output) {
    return execution.status() == status && execution.output().contains(output);
  }

  private static String input(Path program) {
    return """
    {"targets":["tag:groundcrew=pipeline"],"message":"42","parameters":{"Program":"%s"}}
    """
        .formatted(program);
  }

  private static Path program(RunFolder folder, String name, String script) {
    try {
      var program = folder.path().toAbsolutePath().resolve(name + ".sh");
      Files.writeString(program, "#!/bin/bash\n" + script + "\n");
      return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the program " + name, e);
    }
  }
}
