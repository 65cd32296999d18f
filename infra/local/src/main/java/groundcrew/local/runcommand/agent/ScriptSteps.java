package groundcrew.local.runcommand.agent;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.Ground;
import groundcrew.local.runcommand.document.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Really runs the steps, one after the other. A step that fails does not keep the next from
/// running, as with the agent.
final class ScriptSteps implements Running, Runnable {
  /// The first agent that knows `interpolationType`.
  private static final int[] ENVIRONMENT_SINCE = {3, 3, 2746};

  private final Assignment assignment;
  private final Progress progress;
  private final OutputUpload upload;
  private final Path work;
  private final Ground ground;
  private final Consumer<String> problems;
  private volatile Optional<ScriptProcess> process = Optional.empty();
  private volatile boolean cancelled;

  ScriptSteps(
      Assignment assignment,
      Progress progress,
      OutputUpload upload,
      Path work,
      Ground ground,
      Consumer<String> problems) {
    this.assignment = assignment;
    this.progress = progress;
    this.upload = upload;
    this.work = work;
    this.ground = ground;
    this.problems = problems;
  }

  @Override
  public void run() {
    try {
      for (var i = 0; i < assignment.steps().size(); i++) {
        var step = assignment.steps().get(i);
        if (!step.runsOn(assignment.node().platform())) {
          progress.ended(i, StepEnd.skipped(step.name()));
        } else if (cancelled) {
          progress.ended(i, StepEnd.cancelled());
        } else {
          progress.started(i);
          var end = carryOut(step);
          upload.write(assignment, step, end);
          progress.ended(i, end);
        }
      }
    } finally {
      progress.finished();
      remove();
    }
  }

  private StepEnd carryOut(Step step) {
    var directory = work.resolve(step.name()).toAbsolutePath();
    try {
      Files.createDirectories(directory);
      var lines = assignment.values().lines(step);
      var inside = assignment.values().text(step.workingDirectory());
      var workingDirectory = inside.isEmpty() ? directory : Path.of(inside);
      var started =
          switch (step.shell()) {
            case BASH ->
                ScriptProcess.shell(directory, workingDirectory, lines, environment(directory));
            case POWERSHELL ->
                ScriptProcess.powerShell(
                    directory, workingDirectory, lines, environment(directory));
          };
      process = Optional.of(started);
      if (cancelled) {
        started.cancel();
      }
      return started.await(assignment.limit(step));
    } catch (IOException e) {
      return new StepEnd(StepEnd.Kind.FAILED, 1, "", "failed to run commands: " + e.getMessage());
    } catch (AwsError | UnsupportedOperationException e) {
      problems.accept("node %s: %s".formatted(assignment.node().id(), e.getMessage()));
      return new StepEnd(StepEnd.Kind.FAILED, 1, "", "");
    }
  }

  /// Returns what a script sees: the agent's own variables, not those of this process. A node finds
  /// its credentials at its metadata service, for which variables stand in here.
  private Map<String, String> environment(Path directory) {
    var node = assignment.node();
    var variables = new HashMap<String, String>();
    variables.put("PATH", Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"));
    variables.put("LANG", "en_US.UTF-8");
    // What a killed script leaves there goes with the directory.
    variables.put("TMPDIR", directory.toString());
    variables.put("AWS_SSM_INSTANCE_ID", node.id());
    variables.put("AWS_SSM_REGION_NAME", node.region());
    variables.put("AWS_SSM_PLATFORM_NAME", node.platform().text());
    variables.put("SSM_COMMAND_ID", assignment.commandId());
    variables.put("AWS_REGION", node.region());
    variables.put("AWS_ENDPOINT_URL", ground.endpoint().toString());
    upload.keys(node).ifPresent(keys -> variables.putAll(keys.variables()));
    if (knowsEnvironment(node.agentVersion())) {
      variables.putAll(assignment.values().environment());
    }
    return variables;
  }

  private static boolean knowsEnvironment(String agentVersion) {
    var parts = agentVersion.split("\\.", -1);
    for (var i = 0; i < ENVIRONMENT_SINCE.length; i++) {
      var part = Integer.parseInt(parts[i]);
      if (part != ENVIRONMENT_SINCE[i]) {
        return part > ENVIRONMENT_SINCE[i];
      }
    }
    return true;
  }

  @Override
  public void cancel() {
    cancelled = true;
    process.ifPresent(ScriptProcess::cancel);
  }

  private void remove() {
    try (var files = Files.walk(work)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      problems.accept("the directory of a script cannot be removed: " + e.getMessage());
    }
  }
}
