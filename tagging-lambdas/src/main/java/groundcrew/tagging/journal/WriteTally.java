package groundcrew.tagging.journal;

import groundcrew.tagging.resources.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Counts the outcomes of writes. Several parts may add to it at the same time.
public final class WriteTally {
  private final List<FailedResource> failed = new ArrayList<>();
  private int done;
  private int planned;
  private int deferred;

  /// A resource that failed, and the reason.
  public record FailedResource(String arn, String code, String message) {}

  synchronized void add(Map<String, WriteOutcome> part) {
    part.forEach(this::add);
  }

  private void add(String arn, WriteOutcome outcome) {
    switch (outcome) {
      case WriteOutcome.Done _ -> done++;
      case WriteOutcome.Failed failure ->
          failed.add(new FailedResource(arn, failure.code(), failure.message()));
      case WriteOutcome.Deferred _ -> deferred++;
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

  /// Returns the number of resources that are deferred.
  public synchronized int deferred() {
    return deferred;
  }

  /// Returns the resources that failed permanently.
  public synchronized List<FailedResource> failed() {
    return List.copyOf(failed);
  }
}
