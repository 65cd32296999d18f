package groundcrew.local.ground;

/// Tells how full a queue is; for tests and the demo, so it is no AWS call.
@FunctionalInterface
public interface QueueDepth {

  /// Returns the number of messages, waiting, delayed or in flight.
  long of(String queueArn);
}
