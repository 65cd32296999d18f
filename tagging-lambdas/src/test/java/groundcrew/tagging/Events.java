package groundcrew.tagging;

import groundcrew.common.LambdaEvents;

/// Real events.
public final class Events {
  private Events() {}

  public static String orders() {
    return LambdaEvents.read(Events.class, "/events/orders.json");
  }
}
