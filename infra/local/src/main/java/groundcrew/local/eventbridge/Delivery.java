package groundcrew.local.eventbridge;

/// How well events are delivered.
public enum Delivery {
  /// Once and at once.
  ONCE,
  /// Twice, with the same id.
  TWICE,
  /// Not at all.
  LOST,
  /// Not before [Events#release], and then the newest first.
  LATE
}
