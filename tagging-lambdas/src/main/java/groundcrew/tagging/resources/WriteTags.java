package groundcrew.tagging.resources;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import groundcrew.common.DeadlineExceededException;
import groundcrew.common.ParallelTasks;
import groundcrew.common.RateLimiter;
import groundcrew.common.Retries;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.resources.ResourceFailure.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes edits in as few calls as possible: full batches of resources with equal edits, several
/// calls in flight, at the rate that AWS allows.
public final class WriteTags {
  private final ResourceTags resourceTags;
  private final RateLimiter writes;
  private final Retries retries;
  private final int concurrency;

  /// @param writes rate limiter of the calls
  /// @param retries retries of resources that AWS throttled, or whose outcome is uncertain
  /// @param concurrency calls in flight: a call takes longer than the interval between two calls
  public WriteTags(
      ResourceTags resourceTags, RateLimiter writes, Retries retries, int concurrency) {
    this.resourceTags = resourceTags;
    this.writes = writes;
    this.retries = retries;
    this.concurrency = concurrency;
  }

  /// Makes the edits, given by ARN, and returns the outcome of each.
  public Map<String, WriteOutcome> write(TaskContext context, Map<String, Edit> edits) {
    var outcomes = new LinkedHashMap<String, WriteOutcome>();
    edits.keySet().forEach(arn -> outcomes.put(arn, new WriteOutcome.Done()));
    writeGroups(context, edits, Edit::onlyPut, outcomes);
    writeGroups(context, edits, Edit::onlyRemove, outcomes);
    return outcomes;
  }

  /// Writes one half of each edit on the resources that did not fail before.
  private void writeGroups(
      TaskContext context,
      Map<String, Edit> edits,
      UnaryOperator<Edit> half,
      Map<String, WriteOutcome> outcomes) {
    var groups =
        edits.entrySet().stream()
            .filter(edit -> outcomes.get(edit.getKey()) instanceof WriteOutcome.Done)
            .collect(
                groupingBy(
                    edit -> half.apply(edit.getValue()),
                    LinkedHashMap::new,
                    mapping(Map.Entry::getKey, toList())));
    groups.forEach((edit, arns) -> {
      if (!edit.empty()) {
        writeGroup(context, edit, arns, outcomes);
      }
    });
  }

  private void writeGroup(
      TaskContext context, Edit edit, List<String> arns, Map<String, WriteOutcome> outcomes) {
    var rounds = new RetryRounds(arns, outcomes);
    retries
        .until(
            List::isEmpty,
            context.deadline(),
            () -> rounds.record(writeBatches(context, edit, rounds.waiting())))
        .ifPresentOrElse(rounds::giveUp, rounds::endAtDeadline);
    verify(context, edit, rounds.unverified(), outcomes);
  }

  private List<ResourceFailure> writeBatches(TaskContext context, Edit edit, List<String> arns) {
    return ParallelTasks.map(
            Batches.of(arns, ResourceTags.MAX_BATCH_SIZE),
            concurrency,
            batch -> writeBatch(context, edit, batch).toList())
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private Stream<ResourceFailure> writeBatch(TaskContext context, Edit edit, List<String> arns) {
    if (!writes.acquire(context.account(), context.region(), context.deadline())) {
      return arns.stream()
          .map(arn -> new ResourceFailure(arn, DeadlineExceededException.REASON, "", Kind.LATE));
    }
    var failures =
        edit.remove().isEmpty()
            ? resourceTags.put(context, arns, edit.put())
            : resourceTags.remove(context, arns, edit.remove());
    if (arns.size() == 1 || failures.stream().noneMatch(ResourceFailure::ofTheWholeCall)) {
      return failures.stream();
    }
    // One malformed resource makes AWS reject the call: halve the batch until it is alone.
    var middle = arns.size() / 2;
    return Stream.of(arns.subList(0, middle), arns.subList(middle, arns.size()))
        .flatMap(half -> writeBatch(context, edit, half));
  }

  /// Reads the resources whose outcome is uncertain: they may have been written nevertheless.
  private void verify(
      TaskContext context,
      Edit edit,
      List<ResourceFailure> unverified,
      Map<String, WriteOutcome> outcomes) {
    try {
      var now =
          resourceTags
              .find(context, unverified.stream().map(ResourceFailure::arn).toList())
              .collect(Collectors.toMap(Resource::arn, resource -> resource, (_, last) -> last));
      for (var failure : unverified) {
        var resource = now.get(failure.arn());
        if (resource == null || !resource.satisfies(edit)) {
          outcomes.put(failure.arn(), new WriteOutcome.Failed(failure.code(), failure.message()));
        }
      }
    } catch (DeadlineExceededException late) {
      unverified.forEach(
          failure -> outcomes.put(failure.arn(), new WriteOutcome.Deferred(failure.code())));
    }
  }
}
