package groundcrew.local.runcommand;

import groundcrew.local.fixture.ManagedNode;
import groundcrew.local.ground.Agenda;
import groundcrew.local.ground.Appointment;
import groundcrew.local.runcommand.agent.Running;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/// Brings commands to their nodes, and ends them: their life on the agenda.
final class Dispatch {
  /// How long a command is on its way to a node.
  private static final Duration DELIVERY = Duration.ofSeconds(2);

  private final Commands commands;
  private final Nodes nodes;
  private final Runs runs;
  private final Agenda agenda;
  private final Map<String, Appointment> timeOuts = new ConcurrentHashMap<>();
  private volatile int mostTargets = Integer.MAX_VALUE;
  private final ReentrantLock starting = new ReentrantLock();

  Dispatch(Commands commands, Nodes nodes, Runs runs, Agenda agenda) {
    this.commands = commands;
    this.nodes = nodes;
    this.runs = runs;
    this.agenda = agenda;
  }

  /// Sets how many nodes a command may have.
  void limit(int targets) {
    mostTargets = targets;
  }

  void send(Command command) {
    var id = command.id();
    commands.add(command);
    agenda.in(DELIVERY, "the delivery of command " + id, () -> deliver(id));
    timeOuts.put(
        id, agenda.at(command.expires(), "the time-out of command " + id, () -> expire(id)));
  }

  /// Takes the time-out of a command that has ended from the agenda.
  private void forget(String id) {
    if (command(id).detail().ended()) {
      Optional.ofNullable(timeOuts.remove(id)).ifPresent(agenda::cancel);
    }
  }

  private void deliver(String id) {
    var targets = command(id).invocations().size();
    if (targets > mostTargets) {
      commands.change(id, Command::rateExceeded);
    } else if (targets == 0) {
      commands.change(
          id,
          found -> found.detail().ended() ? found : found.given(StatusDetail.NO_INSTANCES_IN_TAG));
    } else {
      advance(id);
    }
    forget(id);
  }

  /// Starts as many invocations as may run at once, and none after too many errors.
  private void advance(String id) {
    starting.lock();
    try {
      for (var next = command(id).next(); next.isPresent(); next = command(id).next()) {
        var command = command(id);
        if (command.errors() > command.maxErrors()) {
          give(id, next.get(), StatusDetail.TERMINATED);
        } else {
          start(id, next.get());
        }
      }
    } finally {
      starting.unlock();
    }
  }

  private void start(String id, Invocation invocation) {
    var command = command(id);
    var node = nodes.find(invocation.node().id()).orElse(invocation.node());
    if (!invocation.permitted()) {
      give(id, invocation, StatusDetail.ACCESS_DENIED);
    } else if (!command.version().content().platforms().contains(node.platform())) {
      give(id, invocation, StatusDetail.INVALID_PLATFORM);
    } else {
      switch (node.connection()) {
        case GONE -> give(id, invocation, StatusDetail.UNDELIVERABLE);
        case LOST -> give(id, invocation, StatusDetail.DELAYED);
        case ONLINE -> run(command, node);
      }
    }
  }

  private void run(Command command, ManagedNode node) {
    commands.change(command.id(), node.id(), found -> found.given(StatusDetail.IN_PROGRESS));
    runs.start(
        command,
        node,
        () -> {
          advance(command.id());
          forget(command.id());
        });
  }

  /// Delivers what is delayed for a node that is online again.
  void changed(ManagedNode node) {
    if (node.connection() == ManagedNode.Connection.LOST) {
      return;
    }
    commands
        .in(Permissions.place(node))
        .filter(command -> detail(command, node) == StatusDetail.DELAYED)
        .forEach(command ->
            agenda.in(
                DELIVERY,
                "another delivery of command " + command.id(),
                () -> redeliver(command.id(), node)));
  }

  private void redeliver(String id, ManagedNode node) {
    var command = command(id);
    if (detail(command, node) == StatusDetail.DELAYED) {
      start(id, Optional.ofNullable(command.invocations().get(node.id())).orElseThrow());
      forget(id);
    }
  }

  private static StatusDetail detail(Command command, ManagedNode node) {
    return Optional.ofNullable(command.invocations().get(node.id()))
        .map(Invocation::detail)
        .orElse(StatusDetail.CANCELLED);
  }

  /// Cancels what has not ended on a node.
  void cancel(String id, ManagedNode node) {
    var running = runs.find(id, node);
    commands.change(
        id,
        node.id(),
        found ->
            found.given(running.isPresent() ? StatusDetail.CANCELLING : StatusDetail.CANCELLED));
    running.ifPresent(Running::cancel);
    forget(id);
  }

  private void expire(String id) {
    for (var invocation : command(id).all()) {
      give(id, invocation, StatusDetail.DELIVERY_TIMED_OUT);
      runs.find(id, invocation.node()).ifPresent(Running::cancel);
    }
  }

  private void give(String id, Invocation invocation, StatusDetail detail) {
    commands.change(id, invocation.node().id(), found -> found.given(detail));
  }

  private Command command(String id) {
    return commands.find(id).orElseThrow();
  }
}
