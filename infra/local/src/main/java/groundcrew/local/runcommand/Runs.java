package groundcrew.local.runcommand;

import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.runcommand.agent.Agents;
import groundcrew.local.runcommand.agent.Assignment;
import groundcrew.local.runcommand.agent.Progress;
import groundcrew.local.runcommand.agent.Running;
import groundcrew.local.runcommand.agent.StepEnd;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// What runs on nodes now, and what the agents report of it.
final class Runs {
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final Commands commands;
  private final Agents agents;
  private final InstantSource clock;

  Runs(Commands commands, Agents agents, InstantSource clock) {
    this.commands = commands;
    this.agents = agents;
    this.clock = clock;
  }

  Optional<Running> find(String id, ManagedNode node) {
    return Optional.ofNullable(running.get(key(id, node)));
  }

  /// Starts a command on a node, which may have ended before this returns.
  void start(Command command, ManagedNode node, Runnable finished) {
    var assignment =
        new Assignment(
            command.id(),
            node,
            command.version().content().steps(),
            command.values(),
            command.output());
    var key = key(command.id(), node);
    var reports = new Reports(command.id(), node, finished);
    var started = agents.start(assignment, reports);
    running.put(key, started);
    if (reports.finished) {
      running.remove(key);
    } else if (ended(command.id(), node)) {
      // Canceled before it could be found here.
      started.cancel();
    }
  }

  private boolean ended(String id, ManagedNode node) {
    return commands
        .find(id)
        .flatMap(command -> Optional.ofNullable(command.invocations().get(node.id())))
        .filter(invocation -> invocation.detail().ended())
        .isPresent();
  }

  private final class Reports implements Progress {
    private final String id;
    private final ManagedNode node;
    private final Runnable whenFinished;
    private volatile boolean finished;

    private Reports(String id, ManagedNode node, Runnable whenFinished) {
      this.id = id;
      this.node = node;
      this.whenFinished = whenFinished;
    }

    @Override
    public void started(int step) {
      change(found -> found.step(step, run -> run.startedAt(clock.instant())));
    }

    @Override
    public void ended(int step, StepEnd end) {
      change(found -> found.step(step, run -> run.endedAt(clock.instant(), end)));
    }

    @Override
    public void finished() {
      finished = true;
      running.remove(key(id, node));
      change(Invocation::finished);
      whenFinished.run();
    }

    private void change(UnaryOperator<Invocation> change) {
      commands.change(id, node.id(), change);
    }
  }

  private static String key(String id, ManagedNode node) {
    return id + " " + node.id();
  }
}
