package groundcrew.tagging.resources;

import groundcrew.tagging.member.TaskContext;
import java.util.List;
import java.util.Optional;

/// Lists resources that never had a tag, which [ResourceTags#page] does not list.
@FunctionalInterface
public interface UntaggedResources {
  /// Returns one page of the ARNs.
  ///
  /// @param token of the page; empty for the first one
  /// @throws NoIndexException if the account has no index of its resources in the region
  /// @throws RefusedTokenException if AWS does not accept the token
  Page<String> page(TaskContext context, Optional<String> token);

  /// Returns a source that lists no resources.
  static UntaggedResources none() {
    return (_, _) -> new Page<>(List.of(), Optional.empty());
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
