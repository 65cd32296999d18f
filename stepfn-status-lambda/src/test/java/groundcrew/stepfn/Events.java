package groundcrew.stepfn;

import groundcrew.common.LambdaEvents;

/// Real events.
public final class Events {
  private Events() {}

  /// Returns the event of a failed execution of `nightly`.
  public static String executionFailed() {
    return LambdaEvents.read(Events.class, "/events/execution-failed.json");
  }
}
