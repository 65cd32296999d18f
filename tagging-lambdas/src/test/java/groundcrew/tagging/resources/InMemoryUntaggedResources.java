package groundcrew.tagging.resources;

import groundcrew.common.DeadlineExceededException;
import groundcrew.tagging.member.TaskContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// An index of resources in memory.
public final class InMemoryUntaggedResources implements UntaggedResources {
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
  public Stream<String> arns(TaskContext context) {
    return Stream.of(context).flatMap(this::listed);
  }

  private Stream<String> listed(TaskContext context) {
    if (late) {
      throw new DeadlineExceededException();
    }
    if (!index) {
      throw new NoIndexException(
          "arn:aws:resource-explorer-2:%s:%s:index".formatted(context.region(), context.account()),
          "there is no index",
          new IllegalStateException());
    }
    return arns.getOrDefault(place(context), List.of()).stream();
  }

  private static String place(TaskContext context) {
    return context.account() + " " + context.region();
  }
}
