package groundcrew.tagging.tag;

import groundcrew.tagging.journal.Change;
import groundcrew.tagging.levels.Ownership;
import groundcrew.tagging.resources.Edit;
import groundcrew.tagging.resources.Resource;
import groundcrew.tagging.tag.Decision.NeedsUpdate;
import groundcrew.tagging.tag.Decision.Protected;
import groundcrew.tagging.tag.Decision.UpToDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Decides about one resource at a time.
///
/// A resource that lacks one tag gets all tags of the level: writing a value again is harmless, and
/// resources with equal edits share calls.
final class ResourceRules {
  /// The quota of AWS, which excludes keys that begin with `aws:`.
  private static final int MAX_TAGS = 50;

  private final SortedMap<String, String> tags;
  private final SortedMap<String, String> stale;

  ResourceRules(Ownership ownership) {
    this.tags = ownership.tags();
    this.stale = ownership.stale();
  }

  Decision decide(Resource resource) {
    if (resource.stack()) {
      return new Protected("CloudFormation would update the stack for its new tags");
    }
    var has = resource.tags();
    var removed = new TreeMap<>(stale);
    removed.entrySet().retainAll(has.entrySet());
    var change = Change.of(resource.arn(), has, tags, removed);
    if (change.keys().isEmpty()) {
      return new UpToDate(otherCase(resource));
    }
    // Tags are put before others are removed, so removed tags count as well.
    var all = new HashSet<>(has.keySet());
    all.addAll(tags.keySet());
    var count = all.stream().filter(key -> !reserved(key)).count();
    if (count > MAX_TAGS) {
      return new Protected("it would have %d tags, and AWS allows %d".formatted(count, MAX_TAGS));
    }
    var upToDate = has.entrySet().containsAll(tags.entrySet());
    var edit = new Edit(upToDate ? new TreeMap<>() : tags, new TreeSet<>(removed.keySet()));
    return new NeedsUpdate(change, edit, otherCase(resource));
  }

  private Optional<String> otherCase(Resource resource) {
    var twins = new ArrayList<String>();
    for (var key : new TreeSet<>(resource.tags().keySet())) {
      tags.keySet().stream()
          .filter(own -> own.equalsIgnoreCase(key) && !own.equals(key))
          .forEach(own -> twins.add("%s differs from %s only by case".formatted(key, own)));
    }
    return twins.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", twins) + ": AWS treats these as different keys");
  }

  private static boolean reserved(String key) {
    return key.regionMatches(true, 0, "aws:", 0, 4);
  }
}
