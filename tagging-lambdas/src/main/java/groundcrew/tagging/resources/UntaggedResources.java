package groundcrew.tagging.resources;

import groundcrew.tagging.member.Target;
import java.util.stream.Stream;

/// Resources that never had a tag, which [ResourceTags#all] does not know.
@FunctionalInterface
public interface UntaggedResources {
  /// Returns their ARNs; read while the stream is.
  ///
  /// @throws NoIndex where the account keeps no list of its resources in the region
  Stream<String> arns(Target target);

  /// Returns what is used where nobody looks for them.
  static UntaggedResources none() {
    return target -> Stream.empty();
  }

  /// The account keeps no list of its resources in the region.
  final class NoIndex extends RuntimeException {
    private final String arn;

    /// @param arn what the missing index would be called
    public NoIndex(String arn, String reason, Throwable cause) {
      super(reason, cause);
      this.arn = arn;
    }

    /// Returns what the missing index would be called.
    public String arn() {
      return arn;
    }
  }
}
