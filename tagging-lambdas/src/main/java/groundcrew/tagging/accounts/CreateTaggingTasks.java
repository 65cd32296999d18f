package groundcrew.tagging.accounts;

import groundcrew.tagging.message.TaggingTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Creates the tasks of a run, account by account.
final class CreateTaggingTasks {
  private final EnqueueTaggingTasks.Scope scope;
  private final Instant run;

  CreateTaggingTasks(EnqueueTaggingTasks.Scope scope, Instant run) {
    this.scope = scope;
    this.run = run;
  }

  /// Returns a task for each region, or none if the account has no key of the level.
  ///
  /// @throws IllegalArgumentException if a resource does not accept a tag; the message states its
  ///   key and the length of its value, never the value, which may be personal
  List<TaggingTask> of(String account, Map<String, String> tags) {
    var owned = new TreeMap<>(tags);
    owned.keySet().retainAll(scope.keys());
    if (owned.isEmpty() && !scope.withoutKeys()) {
      return List.of();
    }
    try {
      return scope.regions().stream().map(region -> task(account, region, owned)).toList();
    } catch (IllegalArgumentException invalid) {
      throw withoutValues(account, owned, invalid);
    }
  }

  private IllegalArgumentException withoutValues(
      String account, Map<String, String> tags, IllegalArgumentException invalid) {
    var culprits =
        tags.entrySet().stream()
            .filter(tag -> !valid(account, Map.of(tag.getKey(), tag.getValue())))
            .map(tag -> "%s (%d characters)".formatted(tag.getKey(), tag.getValue().length()))
            .collect(Collectors.joining(", "));
    // If the task is invalid even without tags, the message contains no value.
    return valid(account, Map.of())
        ? new IllegalArgumentException(
            "tag values must be at most 256 letters, digits, blanks or _.:/=+-@; invalid: "
                + culprits)
        : invalid;
  }

  private TaggingTask task(String account, String region, Map<String, String> tags) {
    return TaggingTask.of(scope.level(), account, region, scope.keys(), tags, run)
        .withDefaults(scope.defaults());
  }

  private boolean valid(String account, Map<String, String> tag) {
    try {
      task(account, scope.regions().getFirst(), tag);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
