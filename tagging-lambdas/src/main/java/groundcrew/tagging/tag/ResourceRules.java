package groundcrew.tagging.tag;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.levels.Ownership;
import groundcrew.tagging.resources.Edit;
import groundcrew.tagging.resources.Resource;
import groundcrew.tagging.tag.Decision.Right;
import groundcrew.tagging.tag.Decision.Untouchable;
import groundcrew.tagging.tag.Decision.Wrong;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Decides about one resource at a time.
///
/// A resource that lacks one tag gets all of the level's: the same value twice is harmless, and so
/// all resources share full calls.
final class ResourceRules {
  /// AWS's limit, in which tags of its own do not count.
  private static final int MOST_TAGS = 50;

  private final SortedMap<String, String> tags;
  private final SortedMap<String, String> stale;

  ResourceRules(Ownership ownership) {
    this.tags = ownership.tags();
    this.stale = ownership.stale();
  }

  Decision decide(Resource resource) {
    if (resource.stack()) {
      return new Untouchable("CloudFormation would update the stack for its new tags");
    }
    var has = resource.tags();
    var taken = new TreeMap<>(stale);
    taken.entrySet().retainAll(has.entrySet());
    var change = Change.of(resource.arn(), has, tags, taken);
    if (change.keys().isEmpty()) {
      return new Right(otherCase(resource));
    }
    // What goes makes no room for what comes: tags are put before others are taken away.
    var together = new HashSet<>(has.keySet());
    together.addAll(tags.keySet());
    var own = together.stream().filter(key -> !reserved(key)).count();
    if (own > MOST_TAGS) {
      return new Untouchable("it would have %d tags of at most %d".formatted(own, MOST_TAGS));
    }
    var right = has.entrySet().containsAll(tags.entrySet());
    var edit = new Edit(right ? new TreeMap<>() : tags, new TreeSet<>(taken.keySet()));
    return new Wrong(change, edit, otherCase(resource));
  }

  private Optional<String> otherCase(Resource resource) {
    var twins = new ArrayList<String>();
    for (var key : new TreeSet<>(resource.tags().keySet())) {
      tags.keySet().stream()
          .filter(own -> own.equalsIgnoreCase(key) && !own.equals(key))
          .forEach(own -> twins.add("%s beside %s".formatted(key, own)));
    }
    return twins.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "has %s: to AWS these are different keys".formatted(String.join(", ", twins)));
  }

  private static boolean reserved(String key) {
    return key.regionMatches(true, 0, "aws:", 0, 4);
  }
}
