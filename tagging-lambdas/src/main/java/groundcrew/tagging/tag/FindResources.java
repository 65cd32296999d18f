package groundcrew.tagging.tag;

import groundcrew.tagging.member.TaskContext;
import groundcrew.tagging.resources.Resource;
import groundcrew.tagging.resources.ResourceTags;
import groundcrew.tagging.resources.UntaggedResources;
import groundcrew.tagging.resources.UntaggedResources.NoIndexException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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

  /// Returns each resource once. The stream is lazy.
  ///
  /// @throws NoIndexException while it is consumed, after all other resources, if the account has
  ///   no index of resources without a tag
  Stream<Resource> all(TaskContext context) {
    if (!looksForUntagged) {
      return resourceTags.all(context);
    }
    var seen = new HashSet<String>();
    return Stream.concat(
        resourceTags.all(context).peek(resource -> seen.add(resource.arn())),
        untagged(context, seen));
  }

  /// The index lags by minutes: it lists resources that have a tag by now.
  private Stream<Resource> untagged(TaskContext context, Set<String> seen) {
    return untagged
        .arns(context)
        .filter(arn -> !seen.contains(arn))
        .map(arn -> new Resource(arn, Map.of()));
  }
}
