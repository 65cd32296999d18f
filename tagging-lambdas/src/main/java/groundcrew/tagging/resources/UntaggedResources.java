package groundcrew.tagging.resources;

import groundcrew.tagging.member.TaskContext;
import java.util.stream.Stream;

/// Lists resources that never had a tag, which [ResourceTags#all] does not list.
@FunctionalInterface
public interface UntaggedResources {
  /// Returns the ARNs. The stream is lazy.
  ///
  /// @throws NoIndexException while it is consumed, if the account has no index of its resources in
  ///   the region
  Stream<String> arns(TaskContext context);

  /// Returns a source that lists no resources.
  static UntaggedResources none() {
    return _ -> Stream.empty();
  }

  /// Thrown when the account has no index of its resources in the region.
  final class NoIndexException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String arn;

    /// @param arn ARN of the missing index
    public NoIndexException(String arn, String reason, Throwable cause) {
      super(reason, cause);
      this.arn = arn;
    }

    /// Returns the ARN of the missing index.
    public String arn() {
      return arn;
    }
  }
}
