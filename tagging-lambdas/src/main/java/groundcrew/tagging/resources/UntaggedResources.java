package groundcrew.tagging.resources;

import groundcrew.tagging.member.TaskContext;
import java.util.stream.Stream;

/// Resources that never had a tag, which [ResourceTags#all] does not list.
@FunctionalInterface
public interface UntaggedResources {
  /// Returns their ARNs. The stream reads as it is consumed.
  ///
  /// @throws NoIndexException where the account has no index of its resources in the region
  Stream<String> arns(TaskContext context);

  /// Returns a source without any.
  static UntaggedResources none() {
    return _ -> Stream.empty();
  }

  /// The account has no index of its resources in the region.
  final class NoIndexException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String arn;

    /// @param arn of the missing index
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
