package groundcrew.tagging;

import groundcrew.common.LambdaEvents;

/// Real events.
public final class Events {
  private Events() {}

  public static String tasks() {
    return LambdaEvents.read(Events.class, "/events/orders.json");
  }
}
