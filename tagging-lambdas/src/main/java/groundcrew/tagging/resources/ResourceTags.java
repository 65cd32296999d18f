package groundcrew.tagging.resources;

import groundcrew.tagging.member.Target;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The tags of an account's resources in a region.
public interface ResourceTags {
  /// How many resources one call may write.
  int LARGEST_BATCH = 20;

  /// Returns every resource that has or had a tag; read while the stream is.
  Stream<Resource> all(Target target);

  /// Returns those of the given resources that there are and that have or had a tag.
  Stream<Resource> find(Target target, List<String> arns);

  /// Writes the tags on each of the resources, at most [#LARGEST_BATCH], and returns those that
  /// refused.
  List<Refusal> put(Target target, List<String> arns, Map<String, String> tags);

  /// Takes the keys away from each of the resources, at most [#LARGEST_BATCH], and returns those
  /// that refused.
  List<Refusal> remove(Target target, List<String> arns, Collection<String> keys);
}
