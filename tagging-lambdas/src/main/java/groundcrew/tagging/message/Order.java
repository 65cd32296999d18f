package groundcrew.tagging.message;

import java.time.Instant;

/// What a message asks for in one account and region.
public sealed interface Order permits TagOrder, UndoOrder {
  /// Returns the level whose tags it is about.
  String level();

  /// Returns the account's id.
  String account();

  /// Returns the region.
  String region();

  /// Returns the time of the run that the work belongs to; the journal is kept by it.
  Instant run();
}
