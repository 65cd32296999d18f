package groundcrew.tagging.queue;

import groundcrew.tagging.journal.WriteTally;
import groundcrew.tagging.message.Position;
import java.time.Duration;
import java.util.Optional;

/// Where and when unfinished work continues.
///
/// @param delay time before it continues
public record Continuation(Position position, Duration delay) {

  /// Returns the continuation of work that stopped, or that deferred a resource; nothing if all of
  /// it is done. Work that returns to resources which it has written waits until AWS shows that,
  /// since it would write them again otherwise.
  ///
  /// @param reached position before which everything was visited
  /// @param complete whether nothing follows that position
  /// @param lag longest time until GetResources shows a write
  public static Optional<Continuation> of(
      Position reached, boolean complete, WriteTally tally, Duration lag) {
    return tally
        .firstDeferred()
        .map(deferred -> new Continuation(reached.orEarlier(deferred), lag))
        .or(() ->
            complete
                ? Optional.empty()
                : Optional.of(
                    new Continuation(reached, startsAgain(reached) ? lag : Duration.ZERO)));
  }

  private static boolean startsAgain(Position reached) {
    return reached.steps() < reached.furthest() && reached.steps() == 0;
  }
}
