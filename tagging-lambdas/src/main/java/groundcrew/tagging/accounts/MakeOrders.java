package groundcrew.tagging.accounts;

import groundcrew.tagging.message.TagOrder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes a run's orders for one account after the other.
final class MakeOrders {
  private final OrderTagging.Scope scope;
  private final Instant run;

  MakeOrders(OrderTagging.Scope scope, Instant run) {
    this.scope = scope;
    this.run = run;
  }

  /// Returns an order for each region, or none where the account has nothing that concerns the
  /// level.
  ///
  /// @throws IllegalArgumentException if a tag cannot be put on a resource; the message names its
  ///   key and the length of its value, never the value, which may be personal
  List<TagOrder> of(String account, Map<String, String> tags) {
    var owned = new TreeMap<>(tags);
    owned.keySet().retainAll(scope.keys());
    if (owned.isEmpty() && !scope.withoutKeys()) {
      return List.of();
    }
    try {
      return scope.regions().stream().map(region -> order(account, region, owned)).toList();
    } catch (IllegalArgumentException refused) {
      throw withoutValues(account, owned, refused);
    }
  }

  private IllegalArgumentException withoutValues(
      String account, Map<String, String> tags, IllegalArgumentException refused) {
    var culprits =
        tags.entrySet().stream()
            .filter(tag -> !holds(account, Map.of(tag.getKey(), tag.getValue())))
            .map(tag -> "%s (%d characters)".formatted(tag.getKey(), tag.getValue().length()))
            .collect(Collectors.joining(", "));
    // What is refused without any tag has no value in its message.
    return holds(account, Map.of())
        ? new IllegalArgumentException(
            "tags have values other than at most 256 letters, digits, blanks or _.:/=+-@: "
                + culprits)
        : refused;
  }

  private TagOrder order(String account, String region, Map<String, String> tags) {
    return TagOrder.of(scope.level(), account, region, scope.keys(), tags, run);
  }

  private boolean holds(String account, Map<String, String> tag) {
    try {
      order(account, scope.regions().getFirst(), tag);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
