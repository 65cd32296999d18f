package groundcrew.tagging.resources;

import groundcrew.common.DeadlineExceededException;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Tracks resources over several rounds of calls.
final class RetryRounds {
  private final Map<String, WriteOutcome> outcomes;
  private final RefusedTypes refused;
  private final Set<String> uncertain = new HashSet<>();
  private List<String> waiting;

  /// @param refused receives the types of the resources that refuse their tags
  /// @param outcomes receives the outcome of each resource that is not written, by ARN
  RetryRounds(List<String> arns, RefusedTypes refused, Map<String, WriteOutcome> outcomes) {
    this.waiting = arns;
    this.refused = refused;
    this.outcomes = outcomes;
  }

  /// Returns the resources of the next round.
  List<String> waiting() {
    return waiting;
  }

  /// Records the failures of a round, and returns those to retry in the next one.
  List<ResourceFailure> record(List<ResourceFailure> failures) {
    var next = new ArrayList<ResourceFailure>();
    for (var failure : failures) {
      switch (failure.kind()) {
        case THROTTLED -> next.add(failure);
        case UNCERTAIN -> {
          uncertain.add(failure.arn());
          next.add(failure);
        }
        case LATE -> defer(failure.arn(), failure.code());
        case GONE ->
            outcomes.put(failure.arn(), new WriteOutcome.Gone(failure.code(), failure.message()));
        case WHOLE_CALL, FINAL -> fail(failure);
      }
    }
    waiting = next.stream().map(ResourceFailure::arn).toList();
    return next;
  }

  /// Ends the rounds after the last attempt: throttled resources are deferred, the others are
  /// uncertain.
  void giveUp(List<ResourceFailure> last) {
    for (var failure : last) {
      if (failure.kind() == Kind.UNCERTAIN) {
        outcomes.put(failure.arn(), uncertain(failure));
      } else {
        defer(failure.arn(), failure.code());
      }
    }
  }

  /// Ends the rounds at the deadline.
  void endAtDeadline() {
    waiting.forEach(arn -> defer(arn, DeadlineExceededException.REASON));
  }

  private void fail(ResourceFailure failure) {
    if (failure.ofTheType()) {
      refused.add(failure.arn());
    }
    outcomes.put(
        failure.arn(),
        uncertain.contains(failure.arn())
            ? uncertain(failure)
            : new WriteOutcome.Failed(failure.code(), failure.message()));
  }

  private static WriteOutcome uncertain(ResourceFailure failure) {
    return new WriteOutcome.Uncertain(failure.code(), failure.message());
  }

  private void defer(String arn, String reason) {
    outcomes.put(arn, new WriteOutcome.Deferred(reason));
  }
}
