package groundcrew.local.runcommand;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.ground.Event;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The commands of all accounts and regions. Every change of a status is published, after the lock
/// is given back: a target of an event may call again.
final class Commands {
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final Queue<Event> events = new ArrayDeque<>();
  private final Consumer<Event> bus;
  private final InstantSource clock;

  Commands(Consumer<Event> bus, InstantSource clock) {
    this.bus = bus;
    this.clock = clock;
  }

  synchronized void add(Command command) {
    commands.put(command.id(), command);
  }

  synchronized Optional<Command> find(String id) {
    return Optional.ofNullable(commands.get(id));
  }

  /// Finds a command of an account and a region.
  ///
  /// @throws AwsError `InvalidCommandId`
  Command get(AccountRegion place, String id) {
    return find(id)
        .filter(command -> command.place().equals(place))
        .orElseThrow(() -> new AwsError(400, "InvalidCommandId", "The command ID is not valid."));
  }

  /// Returns those of an account and a region, the newest first.
  synchronized Stream<Command> in(AccountRegion place) {
    return List.copyOf(commands.values()).reversed().stream()
        .filter(command -> command.place().equals(place));
  }

  synchronized boolean anyOpen() {
    return commands.values().stream().anyMatch(command -> !command.detail().ended());
  }

  /// Changes an invocation that has not ended; one that has stays as it is.
  void change(String id, String node, UnaryOperator<Invocation> change) {
    synchronized (this) {
      var command = find(id).orElseThrow();
      var before = Optional.ofNullable(command.invocations().get(node)).orElseThrow();
      if (!before.detail().ended()) {
        var after = change.apply(before);
        put(command.with(after));
        if (before.detail() != after.detail()) {
          events.add(CommandEvents.of(command, after, clock.instant()));
        }
      }
    }
    publish();
  }

  /// Changes a command itself.
  void change(String id, UnaryOperator<Command> change) {
    synchronized (this) {
      put(change.apply(find(id).orElseThrow()));
    }
    publish();
  }

  private void put(Command changed) {
    var before = changed.detail();
    var after =
        before.ended() || changed.invocations().isEmpty()
            ? changed
            : changed.given(Aggregate.of(changed));
    var stored = commands.put(after.id(), after);
    if (stored != null && stored.detail() != after.detail()) {
      events.add(CommandEvents.of(after, clock.instant()));
    }
  }

  private void publish() {
    for (var next = poll(); next.isPresent(); next = poll()) {
      bus.accept(next.get());
    }
  }

  private synchronized Optional<Event> poll() {
    return Optional.ofNullable(events.poll());
  }
}
