package groundcrew.local.runcommand.agent;

import groundcrew.local.process.ChildProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A script that really runs, in a directory of its own and as a group of processes, which ends
/// with the script.
final class ScriptProcess {
  private final Path directory;
  private final Process process;
  private volatile boolean cancelled;

  private ScriptProcess(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
  }

  /// Starts a shell script as the agent does: `sh -c <file>`. The first line decides which shell
  /// that is; without one it is `sh`, which is no bash on many machines.
  static ScriptProcess shell(
      Path directory, Path workingDirectory, List<String> lines, Map<String, String> environment)
      throws IOException {
    var script = write(directory, "_script.sh", lines);
    return start(directory, workingDirectory, List.of("sh", "-c", script.toString()), environment);
  }

  /// Starts a PowerShell script as the agent does.
  static ScriptProcess powerShell(
      Path directory, Path workingDirectory, List<String> lines, Map<String, String> environment)
      throws IOException {
    var script = write(directory, "_script.ps1", lines);
    return start(
        directory,
        workingDirectory,
        List.of(
            "pwsh",
            "-InputFormat",
            "None",
            "-NonInteractive",
            "-NoProfile",
            "-ExecutionPolicy",
            "unrestricted",
            "-File",
            script.toString()),
        environment);
  }

  private static Path write(Path directory, String name, List<String> lines) throws IOException {
    Files.createDirectories(directory);
    var script = directory.resolve(name).toAbsolutePath();
    Files.writeString(script, String.join("\n", lines) + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private static ScriptProcess start(
      Path directory, Path workingDirectory, List<String> command, Map<String, String> environment)
      throws IOException {
    var group = new ArrayList<>(List.of("setsid"));
    group.addAll(command);
    var builder =
        new ProcessBuilder(group)
            .directory(workingDirectory.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(directory.resolve("stdout").toFile())
            .redirectError(directory.resolve("stderr").toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new ScriptProcess(directory, ChildProcesses.startGroup(builder));
  }

  /// Waits for its end, and kills it at the end of its time, which the machine's clock counts.
  StepEnd await(Duration limit) {
    try {
      var ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        kill();
        process.waitFor();
      }
      var code = ended && !cancelled ? process.exitValue() : StepEnd.KILLED;
      return StepEnd.of(code, cancelled, read("stdout"), read("stderr"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancel();
      return StepEnd.cancelled();
    }
  }

  void cancel() {
    cancelled = true;
    kill();
  }

  private void kill() {
    ChildProcesses.killGroup(process);
    // Before setsid has made it a leader there is no group.
    process.destroyForcibly();
  }

  private String read(String stream) {
    try {
      return new String(Files.readAllBytes(directory.resolve(stream)), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the output of a script", e);
    }
  }
}
