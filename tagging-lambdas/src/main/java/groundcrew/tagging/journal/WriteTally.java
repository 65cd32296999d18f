package groundcrew.tagging.journal;

import groundcrew.tagging.message.Position;
import groundcrew.tagging.resources.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts the outcomes of writes. Several parts may add to it at the same time.
public final class WriteTally {
  private final List<FailedResource> failed = new ArrayList<>();
  private int done;
  private int planned;
  private int deferred;
  private int gone;
  private @Nullable Position firstDeferred;

  /// A resource that failed, and the reason.
  public record FailedResource(String arn, String code, String message) {}

  /// Adds the outcomes of a part, given by ARN.
  ///
  /// @param positions where the task has to continue if a change is deferred, by ARN
  synchronized void add(Map<String, WriteOutcome> part, Map<String, Position> positions) {
    part.forEach((arn, outcome) -> add(arn, outcome, positions.get(arn)));
  }

  private void add(String arn, WriteOutcome outcome, @Nullable Position position) {
    switch (outcome) {
      case WriteOutcome.Done _ -> done++;
      case WriteOutcome.Gone _ -> gone++;
      case WriteOutcome.Failed failure ->
          failed.add(new FailedResource(arn, failure.code(), failure.message()));
      case WriteOutcome.Uncertain _ -> {
        // Counted when it is verified.
      }
      case WriteOutcome.Deferred _ -> {
        deferred++;
        if (position != null) {
          firstDeferred = firstDeferred == null ? position : firstDeferred.orEarlier(position);
        }
      }
    }
  }

  synchronized void planned(int resources) {
    planned += resources;
  }

  /// Returns the number of resources that were written.
  public synchronized int done() {
    return done;
  }

  /// Returns the number of resources that a plan would write.
  public synchronized int planned() {
    return planned;
  }

  /// Returns the number of resources that do not exist any more.
  public synchronized int gone() {
    return gone;
  }

  /// Returns the number of resources that are deferred.
  public synchronized int deferred() {
    return deferred;
  }

  /// Returns the first position with a deferred resource.
  public synchronized Optional<Position> firstDeferred() {
    return Optional.ofNullable(firstDeferred);
  }

  /// Returns the resources that failed permanently.
  public synchronized List<FailedResource> failed() {
    return List.copyOf(failed);
  }
}
