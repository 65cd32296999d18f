package groundcrew.tagging.tag;

import groundcrew.common.DeadlineExceededException;
import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.resources.Resource;
import groundcrew.tagging.resources.ResourceTags;
import groundcrew.tagging.resources.UntaggedResources;
import groundcrew.tagging.resources.UntaggedResources.NoIndexException;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds the resources of an account and region: those that have or had a tag, then those that
/// never had one, if Resource Explorer lists them.
public final class FindResources {
  private final ResourceTags resourceTags;
  private final UntaggedResources untagged;
  private final boolean looksForUntagged;

  /// @param looksForUntagged whether `untagged` lists resources; the ARNs of all visited resources
  ///   are then kept in memory, so that none is visited twice
  public FindResources(
      ResourceTags resourceTags, UntaggedResources untagged, boolean looksForUntagged) {
    this.resourceTags = resourceTags;
    this.untagged = untagged;
    this.looksForUntagged = looksForUntagged;
  }

  /// Visits each resource once. Returns false if the visits stopped at the deadline.
  ///
  /// @param visit returns whether to continue
  /// @param journal receives a line if the account has no index of its resources
  boolean each(TaskContext context, Predicate<Resource> visit, Consumer<JournalLine> journal) {
    if (!looksForUntagged) {
      return walk(resourceTags.all(context), visit);
    }
    var seen = new HashSet<String>();
    Predicate<Resource> remember =
        resource -> {
          seen.add(resource.arn());
          return visit.test(resource);
        };
    return walk(resourceTags.all(context), remember)
        // The index lags by minutes: it lists resources that have a tag by now.
        && walk(
            untaggedOf(context, journal)
                .filter(arn -> !seen.contains(arn))
                .map(arn -> new Resource(arn, Map.of())),
            visit);
  }

  private static boolean walk(Stream<Resource> resources, Predicate<Resource> visit) {
    try (resources) {
      for (var each = resources.iterator(); each.hasNext(); ) {
        if (!visit.test(each.next())) {
          return false;
        }
      }
      return true;
    } catch (DeadlineExceededException late) {
      return false;
    }
  }

  private Stream<String> untaggedOf(TaskContext context, Consumer<JournalLine> journal) {
    try {
      return untagged.arns(context);
    } catch (NoIndexException noIndex) {
      journal.accept(
          JournalLine.of(
              Change.none(noIndex.arn()), Outcome.SKIPPED, String.valueOf(noIndex.getMessage())));
      return Stream.empty();
    }
  }
}
