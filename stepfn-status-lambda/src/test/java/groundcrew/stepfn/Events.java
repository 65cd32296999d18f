package groundcrew.stepfn;

import groundcrew.common.LambdaEvents;

/// Real events.
public final class Events {
  private Events() {}

  /// Returns the event of an execution of `nightly` that has failed.
  public static String executionFailed() {
    return LambdaEvents.read(Events.class, "/events/execution-failed.json");
  }
}
