package groundcrew.local.runcommand;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.gateway.AwsError;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/// What calls see of the commands: for a moment after it was sent, nothing.
final class Visible {
  private static final Duration LAG = Duration.ofSeconds(1);

  private final Commands commands;
  private final InstantSource clock;
  private volatile Duration lag = LAG;

  Visible(Commands commands, InstantSource clock) {
    this.commands = commands;
    this.clock = clock;
  }

  void lag(Duration other) {
    lag = other;
  }

  Stream<Command> in(AccountRegion place) {
    return commands.in(place).filter(this::visible);
  }

  /// Returns an invocation.
  ///
  /// @throws AwsError `InvocationDoesNotExist` where there is none, or none yet
  Invocation invocation(AccountRegion place, String id, String node) {
    return commands
        .find(id)
        .filter(command -> command.place().equals(place))
        .filter(this::visible)
        .flatMap(command -> Optional.ofNullable(command.invocations().get(node)))
        .orElseThrow(() -> new AwsError(400, "InvocationDoesNotExist", ""));
  }

  private boolean visible(Command command) {
    return !command.requested().plus(lag).isAfter(clock.instant());
  }
}
