package groundcrew.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

/// An event at which a process of a function is at work.
public final class RunningEvent {
  private final String function;
  private final String payload;
  private final ExecutionEnvironment environment;

  RunningEvent(String function, byte[] payload, ExecutionEnvironment environment) {
    this.function = function;
    this.payload = new String(payload, UTF_8);
    this.environment = environment;
  }

  /// Returns the function's name.
  public String function() {
    return function;
  }

  /// Returns the event.
  public String payload() {
    return payload;
  }

  boolean hasKey(String accessKeyId) {
    return environment.hasKey(accessKeyId);
  }

  /// Kills the process, as AWS loses a host: the event ends with `Runtime.ExitError`, and the next
  /// one starts cold.
  public void kill() {
    environment.kill();
  }
}
