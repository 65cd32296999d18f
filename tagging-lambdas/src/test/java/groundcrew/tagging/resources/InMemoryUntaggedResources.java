package groundcrew.tagging.resources;

import groundcrew.common.DeadlineExceededException;
import groundcrew.tagging.member.TaskContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An index of resources in memory.
public final class InMemoryUntaggedResources implements UntaggedResources {
  private static final int PAGE = 500;

  private final Map<String, List<String>> arns = new HashMap<>();
  private boolean index = true;
  private boolean late;

  /// Adds a resource that never had a tag.
  public InMemoryUntaggedResources add(TaskContext at, String arn) {
    arns.computeIfAbsent(place(at), _ -> new ArrayList<>()).add(arn);
    return this;
  }

  /// The deadline ends the first call.
  public InMemoryUntaggedResources late() {
    late = true;
    return this;
  }

  /// Deletes the index.
  public InMemoryUntaggedResources noIndex() {
    index = false;
    return this;
  }

  @Override
  public Page<String> page(TaskContext context, Optional<String> token) {
    if (late) {
      throw new DeadlineExceededException();
    }
    if (!index) {
      throw new NoIndexException(
          "arn:aws:resource-explorer-2:%s:%s:index".formatted(context.region(), context.account()),
          "there is no index",
          new IllegalStateException());
    }
    if (token.isPresent() && !token.get().matches("\\d+")) {
      throw new RefusedTokenException(new IllegalStateException("unknown"));
    }
    var all = arns.getOrDefault(place(context), List.of());
    var from = token.map(Integer::parseInt).orElse(0);
    var to = Math.min(all.size(), from + PAGE);
    return new Page<>(
        all.subList(from, to),
        to < all.size() ? Optional.of(Integer.toString(to)) : Optional.empty());
  }

  private static String place(TaskContext context) {
    return context.account() + " " + context.region();
  }
}
