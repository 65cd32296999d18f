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
import java.util.List;
import java.util.Map;
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
  private final List<String> defaults;
  private final SortedMap<String, String> stale;
  private final KeyCaseConflict conflict;

  ResourceRules(Ownership ownership, KeyCaseConflict conflict) {
    this.tags = ownership.tags();
    this.defaults = ownership.task().defaults();
    this.stale = ownership.stale();
    this.conflict = conflict;
  }

  Decision decide(Resource resource) {
    if (resource.stack()) {
      return new Protected("CloudFormation would update the stack for its new tags");
    }
    var has = resource.tags();
    var wanted = wanted(resource);
    var removed = new TreeMap<>(stale);
    removed.entrySet().retainAll(has.entrySet());
    var replaced = replaced(resource, wanted);
    if (!replaced.isEmpty() && conflict == KeyCaseConflict.SKIP) {
      return new Protected(
          "IAM ignores the case of keys, and would replace "
              + String.join(", ", replaced.keySet()));
    }
    var gone = new TreeMap<>(removed);
    gone.putAll(replaced);
    var change = Change.of(resource.arn(), has, wanted, gone);
    if (change.keys().isEmpty()) {
      return new UpToDate(otherCase(resource));
    }
    // Tags are put before others are removed, so removed tags count as well.
    var all = new HashSet<>(has.keySet());
    all.removeAll(replaced.keySet());
    all.addAll(wanted.keySet());
    var count = all.stream().filter(key -> !reserved(key)).count();
    if (count > MAX_TAGS) {
      return new Protected("it would have %d tags, and AWS allows %d".formatted(count, MAX_TAGS));
    }
    var upToDate = has.entrySet().containsAll(wanted.entrySet());
    var edit = new Edit(upToDate ? new TreeMap<>() : wanted, new TreeSet<>(removed.keySet()));
    return new NeedsUpdate(change, edit, otherCase(resource));
  }

  /// Returns the tags of the level without the defaults that the resource has, whatever their
  /// values.
  private SortedMap<String, String> wanted(Resource resource) {
    var wanted = new TreeMap<>(tags);
    for (var key : defaults) {
      if (resource.tags().containsKey(key)
          || (Resource.ignoresKeyCase(resource.arn()) && twin(resource, key).isPresent())) {
        wanted.remove(key);
      }
    }
    return wanted;
  }

  /// Returns the tags of the resource that a write replaces because their keys differ from those of
  /// the level only by case.
  private static SortedMap<String, String> replaced(
      Resource resource, SortedMap<String, String> wanted) {
    var replaced = new TreeMap<String, String>();
    if (Resource.ignoresKeyCase(resource.arn())) {
      wanted
          .keySet()
          .forEach(key ->
              twin(resource, key).ifPresent(twin -> replaced.put(twin.getKey(), twin.getValue())));
    }
    return replaced;
  }

  private static Optional<Map.Entry<String, String>> twin(Resource resource, String key) {
    return resource.tags().entrySet().stream()
        .filter(tag -> tag.getKey().equalsIgnoreCase(key) && !tag.getKey().equals(key))
        .findFirst();
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
