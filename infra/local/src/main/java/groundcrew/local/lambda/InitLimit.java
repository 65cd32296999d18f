package groundcrew.local.lambda;

import java.time.Duration;

/// How long a process may initialise.
///
/// @param phase as the log names it
/// @param wall time on the clock
/// @param processor time of the processor, of all its threads together
record InitLimit(String phase, Duration wall, Duration processor) {
  private static final Duration ON_DEMAND = Duration.ofSeconds(10);
  private static final Duration SNAPSHOT = Duration.ofSeconds(130);

  /// The 10 s of Lambda are processor time here, since processes share few cores.
  ///
  /// @param wall bounds a process that only waits
  static InitLimit onDemand(Duration wall) {
    return new InitLimit("init", wall, wall.compareTo(ON_DEMAND) < 0 ? wall : ON_DEMAND);
  }

  /// The limit of a version whose snapshot is made: 130 s, or the function's time-out where that is
  /// longer.
  static InitLimit snapshot(Duration timeout) {
    var limit = timeout.compareTo(SNAPSHOT) < 0 ? SNAPSHOT : timeout;
    return new InitLimit("init", limit, limit);
  }

  /// The limit of a second start, which takes its time from the invocation.
  static InitLimit within(Duration timeout) {
    return new InitLimit("invoke", timeout, timeout.multipliedBy(100));
  }
}
