package groundcrew.local.ground;

/// Tells how full a queue is; for tests and the demo, so it is no AWS call.
@FunctionalInterface
public interface QueueDepth {

  /// Returns the messages of a queue.
  Messages of(String queueArn);

  /// The messages of a queue, by what can be done with them.
  ///
  /// @param visible what a receiver gets now
  /// @param inFlight what was received and neither deleted nor given back
  /// @param delayed what becomes visible by the machine's clock
  record Messages(long visible, long inFlight, long delayed) {

    /// Returns how many there are.
    public long all() {
      return visible + inFlight + delayed;
    }
  }
}
