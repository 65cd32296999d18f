package groundcrew.treebutton.press;

/// A limit that a press may reach: a dimension of the metric `PressesLimited`.
public enum Limit {
  /// Too many trees on a day.
  DAY,
  /// Pressed too soon after another press of the button.
  INTERVAL,
  /// Too many presses of the button arrived at once.
  ARRIVALS;

  String reason(Limits limits) {
    return switch (this) {
      case DAY -> "the daily limit of %d trees is reached".formatted(limits.perDay());
      case INTERVAL ->
          "pressed within %s of another press of this button".formatted(limits.interval());
      case ARRIVALS ->
          "more than %d presses of this button arrived at once".formatted(ButtonHistory.BUCKET);
    };
  }
}
