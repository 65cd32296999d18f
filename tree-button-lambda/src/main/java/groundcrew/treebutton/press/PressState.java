package groundcrew.treebutton.press;

import java.util.Optional;

/// How far a press has come. The names are those of the table.
public enum PressState {
  /// Accepted. Its tree is not recorded yet.
  CLAIMED,
  /// Its tree is planted and recorded.
  PLANTED,
  /// Its label is stored.
  STORED,
  /// Its print job is queued.
  PRINTING,
  /// Its label is printed.
  PRINTED,
  /// Not accepted: a limit was reached.
  LIMITED,
  /// Ended by an error that no retry repairs.
  FAILED,
  /// The order may or may not have been executed: a person has to look.
  UNKNOWN;

  /// Tells whether a function still has to work on the press.
  public boolean unfinished() {
    return this == CLAIMED || this == PLANTED || this == STORED;
  }

  /// Returns who still has to work on the press; empty if it has ended.
  public Optional<Open> openAs() {
    if (unfinished()) {
      return Optional.of(Open.WORKING);
    }
    return this == PRINTING ? Optional.of(Open.PRINTING) : Optional.empty();
  }

  /// Who has to work on a press that has not ended.
  public enum Open {
    /// A function.
    WORKING,
    /// The printer.
    PRINTING
  }
}
