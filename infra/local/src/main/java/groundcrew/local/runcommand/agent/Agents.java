package groundcrew.local.runcommand.agent;

import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.fixture.ManagedNode.Platform;
import groundcrew.local.fixture.RecordedRun;
import groundcrew.local.ground.Ground;
import groundcrew.local.problems.ProblemLog;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The SSM Agents of all nodes.
public final class Agents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Agents.class);

  private static final Duration LOOK = Duration.ofMillis(5);

  private final Ground ground;
  private final ProblemLog problems = new ProblemLog();
  private final OutputUpload upload;
  private final AtomicInteger scripts = new AtomicInteger();
  private final Set<Running> running = ConcurrentHashMap.newKeySet();
  private final boolean powerShell = onPath("pwsh");

  /// Creates agents that have nothing to do.
  public Agents(Ground ground) {
    this.ground = ground;
    upload = new OutputUpload(ground, problems);
  }

  /// Returns why a node cannot run anything here.
  public Optional<String> obstacle(ManagedNode node) {
    return node.platform() == Platform.WINDOWS && !powerShell && node.recorded().isEmpty()
        ? Optional.of(
            "Windows node %s without pwsh on the PATH and without a recorded run"
                .formatted(node.id()))
        : Optional.empty();
  }

  /// Begins an assignment: scripts really run, or a recorded run is played on the clock of the
  /// cloud.
  public Running start(Assignment assignment, Progress progress) {
    var recorded = recorded(assignment.node());
    if (recorded.isPresent()) {
      LOG.info(
          "Node {} plays a recorded run for command {}",
          assignment.node().id(),
          assignment.commandId());
      var played = new PlayedSteps(assignment, recorded.get(), progress, upload, ground.agenda());
      played.next(0);
      return played;
    }
    var steps =
        new ScriptSteps(assignment, progress, upload, work(assignment), ground, problems::add);
    running.add(steps);
    scripts.incrementAndGet();
    Thread.ofVirtual()
        .name("agent " + assignment.node().id())
        .start(() -> {
          try {
            steps.run();
          } finally {
            running.remove(steps);
            scripts.decrementAndGet();
          }
        });
    return steps;
  }

  private Optional<RecordedRun> recorded(ManagedNode node) {
    return node.platform() == Platform.WINDOWS && powerShell ? Optional.empty() : node.recorded();
  }

  private Path work(Assignment assignment) {
    return ground
        .settings()
        .work()
        .resolve("run-command")
        .resolve(assignment.commandId())
        .resolve(assignment.node().id());
  }

  private static boolean onPath(String program) {
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /// Tells whether a script runs.
  public boolean working() {
    return scripts.get() > 0;
  }

  /// Returns and forgets what went wrong in agents.
  public List<String> takeProblems() {
    return problems.take();
  }

  /// Kills what runs, and waits until that has ended: its files are in the folder of the run.
  @Override
  public void close() {
    while (working()) {
      running.forEach(Running::cancel);
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }
}
