package groundcrew.stepfn;

import groundcrew.common.LambdaEvents;

/// Complete events, as AWS sends them.
public final class Events {
  private Events() {}

  /// Returns the event of a failed execution of `nightly`.
  public static String executionFailed() {
    return LambdaEvents.read(Events.class, "/events/execution-failed.json");
  }

  /// Returns the event of a schedule at 2026-01-31T11:55:00Z.
  public static String scheduled() {
    return LambdaEvents.read(Events.class, "/events/scheduled.json");
  }

  /// Returns the event of a view with the theme `dark` and the text `orders` in the filter box, as
  /// in the AWS documentation.
  public static String widgetView() {
    return LambdaEvents.read(Events.class, "/events/widget-view.json");
  }
}
