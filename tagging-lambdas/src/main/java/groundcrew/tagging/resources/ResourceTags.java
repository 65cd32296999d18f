package groundcrew.tagging.resources;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The tags of an account's resources in a region.
public interface ResourceTags {
  /// How many resources one call may write.
  int LARGEST_BATCH = 20;

  /// Returns every resource that has or had a tag; read while the stream is.
  Stream<Resource> all(Target target);

  /// Writes the tags on each of the resources, at most [#LARGEST_BATCH], and returns those that
  /// refused.
  List<Refusal> put(Target target, List<String> arns, Map<String, String> tags);
}
