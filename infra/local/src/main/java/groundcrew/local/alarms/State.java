package groundcrew.local.alarms;

/// What an alarm says.
public enum State {
  /// Within the threshold.
  OK,
  /// Beyond it.
  ALARM,
  /// Nothing is known.
  INSUFFICIENT_DATA
}
