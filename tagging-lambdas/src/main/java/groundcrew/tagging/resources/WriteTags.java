package groundcrew.tagging.resources;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes edits in as few calls as possible: full batches of resources with equal edits, several
/// calls in flight, at the rate that AWS allows.
public final class WriteTags {
  private final ResourceTags resourceTags;
  private final RateLimiter writes;
  private final Retries retries;
  private final int concurrency;

  /// The resources of one call, and what is written on them.
  private record Batch(Edit edit, List<String> arns) {}

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

  /// Resources that may share calls.
  private record Group(Edit edit, String type) {}

  /// Makes the edits, given by ARN, and returns the outcome of each.
  ///
  /// @param refused types of which earlier writes were refused; receives further ones
  public Map<String, WriteOutcome> write(
      TaskContext context, Map<String, Edit> edits, RefusedTypes refused) {
    var outcomes = new LinkedHashMap<String, WriteOutcome>();
    edits.keySet().forEach(arn -> outcomes.put(arn, new WriteOutcome.Done()));
    writeHalves(context, edits, Edit::onlyPut, refused, outcomes);
    writeHalves(context, edits, Edit::onlyRemove, refused, outcomes);
    return outcomes;
  }

  /// Writes one half of each edit on the resources that did not fail before.
  private void writeHalves(
      TaskContext context,
      Map<String, Edit> edits,
      UnaryOperator<Edit> half,
      RefusedTypes refused,
      Map<String, WriteOutcome> outcomes) {
    var halves = new LinkedHashMap<String, Edit>();
    edits.forEach((arn, edit) -> {
      if (!half.apply(edit).empty() && mayBeMade(outcomes.get(arn))) {
        halves.put(arn, half.apply(edit));
      }
    });
    if (halves.isEmpty()) {
      return;
    }
    var rounds = new RetryRounds(List.copyOf(halves.keySet()), refused, outcomes);
    retries
        .until(
            List::isEmpty,
            context.deadline(),
            () -> rounds.record(writeBatches(context, halves, rounds.waiting(), refused)))
        .ifPresentOrElse(rounds::giveUp, rounds::endAtDeadline);
  }

  private static boolean mayBeMade(@Nullable WriteOutcome outcome) {
    return outcome instanceof WriteOutcome.Done || outcome instanceof WriteOutcome.Uncertain;
  }

  /// Writes the batches of all edits at the same time: where each resource has an edit of its own,
  /// as in an undo, the rate is kept as well.
  private List<ResourceFailure> writeBatches(
      TaskContext context, Map<String, Edit> edits, List<String> arns, RefusedTypes refused) {
    var batches =
        arns.stream()
            .collect(
                groupingBy(
                    arn -> new Group(requireNonNull(edits.get(arn)), refused.group(arn)),
                    LinkedHashMap::new,
                    toList()))
            .entrySet()
            .stream()
            .flatMap(group ->
                Batches.of(group.getValue(), ResourceTags.MAX_BATCH_SIZE).stream()
                    .map(batch -> new Batch(group.getKey().edit(), batch)))
            .toList();
    return ParallelTasks.map(
            batches, concurrency, batch -> writeBatch(context, batch.edit(), batch.arns()).toList())
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
    var named = arns.stream().filter(failures.getFirst()::names).toList();
    if (named.size() == 1) {
      var rest = arns.stream().filter(arn -> !named.contains(arn)).toList();
      return Stream.concat(
          failures.stream().filter(failure -> named.contains(failure.arn())),
          writeBatch(context, edit, rest));
    }
    // One malformed resource makes AWS reject the call: halve the batch until it is alone.
    var middle = arns.size() / 2;
    return Stream.of(arns.subList(0, middle), arns.subList(middle, arns.size()))
        .flatMap(half -> writeBatch(context, edit, half));
  }
}
