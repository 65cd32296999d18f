package groundcrew.tagging.resources;

import groundcrew.tagging.member.TaskContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The tags of the resources in an account and region.
public interface ResourceTags {
  /// The maximum number of resources that one call may write.
  int MAX_BATCH_SIZE = 20;

  /// Returns one page of all resources that have or had a tag. What was written in the last minute
  /// may be missing in it.
  ///
  /// @param token of the page; empty for the first one
  /// @throws RefusedTokenException if AWS does not accept the token
  /// @throws groundcrew.common.DeadlineExceededException if the deadline ends the call
  Page<Resource> page(TaskContext context, Optional<String> token);

  /// Returns the given resources that exist and have or had a tag, as up to date as [#page] does.
  /// The stream is lazy.
  ///
  /// @throws groundcrew.common.DeadlineExceededException while the stream is consumed
  Stream<Resource> find(TaskContext context, List<String> arns);

  /// Puts the tags on each of the resources, at most [#MAX_BATCH_SIZE], and returns the failures.
  List<ResourceFailure> put(TaskContext context, List<String> arns, Map<String, String> tags);

  /// Removes the keys from each of the resources, at most [#MAX_BATCH_SIZE], and returns the
  /// failures.
  List<ResourceFailure> remove(TaskContext context, List<String> arns, Collection<String> keys);
}
