package groundcrew.local.stepfunctions;

import java.time.Instant;
import java.util.Optional;

/// An execution, and what listings may still show of it.
///
/// @param before what it was until `since`; forgotten once every listing has caught up
record Seen(Execution execution, Instant since, Optional<Seen> before) {

  static Seen first(Execution execution, Instant since) {
    return new Seen(execution, since, Optional.empty());
  }

  /// Returns the execution after a change.
  ///
  /// @param caughtUp the time up to which every listing has seen everything
  Seen then(Execution changed, Instant now, Instant caughtUp) {
    return new Seen(changed, now, Optional.of(forgetting(caughtUp)));
  }

  private Seen forgetting(Instant caughtUp) {
    return since.isAfter(caughtUp)
        ? new Seen(execution, since, before.map(older -> older.forgetting(caughtUp)))
        : first(execution, since);
  }

  /// Returns what it was at a time; empty before it was there.
  Optional<Execution> at(Instant time) {
    return since.isAfter(time) ? before.flatMap(older -> older.at(time)) : Optional.of(execution);
  }
}
