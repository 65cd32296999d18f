package groundcrew.tagging.tag;

import static java.util.stream.Collectors.toSet;

import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.message.Position;
import groundcrew.tagging.resources.Page;
import groundcrew.tagging.resources.Resource;
import groundcrew.tagging.resources.ResourceTags;
import groundcrew.tagging.resources.UntaggedResources;
import groundcrew.tagging.resources.UntaggedResources.NoIndexException;
import java.util.Map;
import java.util.Optional;

/// Finds the resources of an account and region, page by page: those that have or had a tag, then
/// those that never had one, if Resource Explorer lists them.
public final class FindResources {
  private static final String TAGGED = "tagged:";
  private static final String UNTAGGED = "untagged:";

  private final ResourceTags resourceTags;
  private final UntaggedResources untagged;
  private final boolean looksForUntagged;

  /// @param looksForUntagged whether `untagged` lists resources
  public FindResources(
      ResourceTags resourceTags, UntaggedResources untagged, boolean looksForUntagged) {
    this.resourceTags = resourceTags;
    this.untagged = untagged;
    this.looksForUntagged = looksForUntagged;
  }

  /// Returns the page at a position.
  ///
  /// @return resources, and where the next page is
  /// @throws NoIndexException after all other pages, if the account has no index of resources
  ///   without a tag
  /// @throws groundcrew.tagging.resources.RefusedTokenException if AWS does not accept the token in
  ///   the position
  Page<Resource> page(TaskContext context, Position position) {
    var at = position.at();
    var page =
        at.startsWith(UNTAGGED)
            ? untagged(context, token(at, UNTAGGED))
            : tagged(context, token(at, TAGGED));
    if (page.next().equals(Optional.of(at))) {
      throw new IllegalStateException("a list of AWS repeats a page token, so it would never end");
    }
    return page;
  }

  private Page<Resource> tagged(TaskContext context, Optional<String> token) {
    var page = resourceTags.page(context, token);
    var next = page.next().map(TAGGED::concat);
    return new Page<>(
        page.items(), next.isEmpty() && looksForUntagged ? Optional.of(UNTAGGED) : next);
  }

  /// The index lags by minutes: it lists resources that have a tag by now. The pages before had
  /// those.
  private Page<Resource> untagged(TaskContext context, Optional<String> token) {
    var page = untagged.page(context, token);
    var visited = resourceTags.find(context, page.items()).map(Resource::arn).collect(toSet());
    return new Page<>(
        page.items().stream()
            .filter(arn -> !visited.contains(arn))
            .map(arn -> new Resource(arn, Map.of()))
            .toList(),
        page.next().map(UNTAGGED::concat));
  }

  private static Optional<String> token(String at, String list) {
    return Optional.of(at)
        .filter(text -> text.length() > list.length())
        .map(text -> text.substring(list.length()));
  }
}
