package groundcrew.tagging.resources;

import groundcrew.common.Deadline;
import groundcrew.common.DeadlineExceededException;
import groundcrew.common.Sleeper;
import groundcrew.tagging.member.TaskContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the resources whose write is uncertain, and decides whether it was made.
///
/// AWS shows a write late: a resource without its new tags is read once more after the lag, before
/// the write counts as failed.
public final class VerifyWrites {
  private final ResourceTags resourceTags;
  private final Duration lag;
  private final Sleeper sleeper;

  /// A write that AWS answered with an internal error.
  public record Unverified(Edit edit, WriteOutcome.Uncertain outcome) {}

  /// @param lag longest time until GetResources shows a write
  public VerifyWrites(ResourceTags resourceTags, Duration lag, Sleeper sleeper) {
    this.resourceTags = resourceTags;
    this.lag = lag;
    this.sleeper = sleeper;
  }

  /// Returns the time that a verification takes, if the time until the deadline allows for it.
  public Duration lag() {
    return lag;
  }

  /// Returns the outcomes of the writes, given by ARN. Without enough time to wait, a write that is
  /// not visible is deferred.
  public Map<String, WriteOutcome> verify(TaskContext context, Map<String, Unverified> writes) {
    var outcomes = new LinkedHashMap<String, WriteOutcome>();
    writes.forEach(
        (arn, write) -> outcomes.put(arn, new WriteOutcome.Deferred(write.outcome().code())));
    try {
      markVisible(context, writes, outcomes);
      if (outcomes.values().stream().allMatch(WriteOutcome.Done.class::isInstance)
          || !waited(context.deadline())) {
        return outcomes;
      }
      markVisible(context, writes, outcomes);
      writes.forEach((arn, write) -> {
        if (outcomes.get(arn) instanceof WriteOutcome.Deferred) {
          var uncertain = write.outcome();
          outcomes.put(arn, new WriteOutcome.Failed(uncertain.code(), uncertain.message()));
        }
      });
    } catch (DeadlineExceededException late) {
      // What is not verified stays deferred.
    }
    return outcomes;
  }

  private void markVisible(
      TaskContext context, Map<String, Unverified> writes, Map<String, WriteOutcome> outcomes) {
    resourceTags
        .find(context, List.copyOf(writes.keySet()))
        .forEach(resource -> {
          var write = writes.get(resource.arn());
          if (write != null && resource.satisfies(write.edit())) {
            outcomes.put(resource.arn(), new WriteOutcome.Done());
          }
        });
  }

  private boolean waited(Deadline deadline) {
    if (lag.compareTo(deadline.remaining()) >= 0) {
      return false;
    }
    sleeper.sleep(lag);
    return true;
  }
}
