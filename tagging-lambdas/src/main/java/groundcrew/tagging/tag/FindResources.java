package groundcrew.tagging.tag;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.journal.JournalLine;
import groundcrew.tagging.journal.JournalLine.Outcome;
import groundcrew.tagging.member.Target;
import groundcrew.tagging.resources.Resource;
import groundcrew.tagging.resources.ResourceTags;
import groundcrew.tagging.resources.UntaggedResources;
import groundcrew.tagging.resources.UntaggedResources.NoIndex;
import java.util.HashSet;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Finds the resources of an account and region: those that have or had a tag, then those that
/// never had one where somebody knows them.
public final class FindResources {
  private final ResourceTags resourceTags;
  private final UntaggedResources untagged;
  private final boolean looksForUntagged;

  /// @param looksForUntagged whether ARNs have to be remembered, so that no resource comes twice
  public FindResources(
      ResourceTags resourceTags, UntaggedResources untagged, boolean looksForUntagged) {
    this.resourceTags = resourceTags;
    this.untagged = untagged;
    this.looksForUntagged = looksForUntagged;
  }

  /// Visits all of them, each once, and tells whether it came to the end.
  ///
  /// @param visit tells whether to go on
  /// @param journal takes the line that says that nobody knows the untagged ones
  boolean each(Target target, Predicate<Resource> visit, Consumer<JournalLine> journal) {
    if (!looksForUntagged) {
      return walk(resourceTags.all(target), visit);
    }
    var seen = new HashSet<String>();
    Predicate<Resource> remember =
        resource -> {
          seen.add(resource.arn());
          return visit.test(resource);
        };
    return walk(resourceTags.all(target), remember)
        // The list of untagged resources is minutes behind.
        && walk(
            untaggedOf(target, journal)
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
    }
  }

  private Stream<String> untaggedOf(Target target, Consumer<JournalLine> journal) {
    try {
      return untagged.arns(target);
    } catch (NoIndex noIndex) {
      journal.accept(
          JournalLine.of(
              Change.none(noIndex.arn()), Outcome.SKIPPED, String.valueOf(noIndex.getMessage())));
      return Stream.empty();
    }
  }
}
