package groundcrew.tagging.resources;

import groundcrew.tagging.member.TaskContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The tags of an account's resources in a region.
public interface ResourceTags {
  /// How many resources one call may write.
  int LARGEST_BATCH = 20;

  /// Returns every resource that has or had a tag. The stream reads as it is consumed.
  ///
  /// @throws groundcrew.common.DeadlineExceededException while it is read
  Stream<Resource> all(TaskContext context);

  /// Returns those of the given resources that exist and have or had a tag.
  ///
  /// @throws groundcrew.common.DeadlineExceededException while it is read
  Stream<Resource> find(TaskContext context, List<String> arns);

  /// Writes the tags on each of the resources, at most [#LARGEST_BATCH], and returns those that
  /// failed.
  List<ResourceFailure> put(TaskContext context, List<String> arns, Map<String, String> tags);

  /// Removes the keys from each of the resources, at most [#LARGEST_BATCH], and returns those that
  /// failed.
  List<ResourceFailure> remove(TaskContext context, List<String> arns, Collection<String> keys);
}
