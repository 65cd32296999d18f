package groundcrew.tagging.journal;

import groundcrew.tagging.resources.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Counts what happened to the resources that were to be written, by several parts at a time.
public final class WriteTally {
  private final List<FailedResource> failed = new ArrayList<>();
  private int done;
  private int planned;
  private int deferred;

  /// A resource that failed, and why.
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

  /// Returns how many were written.
  public synchronized int done() {
    return done;
  }

  /// Returns how many would have been written.
  public synchronized int planned() {
    return planned;
  }

  /// Returns how many were not reached and have to be written later.
  public synchronized int deferred() {
    return deferred;
  }

  /// Returns those that failed permanently.
  public synchronized List<FailedResource> failed() {
    return List.copyOf(failed);
  }
}
