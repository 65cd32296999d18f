package groundcrew.local.tagging;

import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Decides what a hosting service itself asks for, such as `ec2:CreateTags`.
@FunctionalInterface
public interface OwnPermission {

  /// Returns why the caller may not, or nothing when it may.
  Optional<String> denied(Caller caller, RequiredPermission permission);

  /// Returns the decision of one that throws an [AwsError] where it denies.
  static OwnPermission of(BiConsumer<Caller, RequiredPermission> allow) {
    return (caller, permission) -> {
      try {
        allow.accept(caller, permission);
        return Optional.empty();
      } catch (AwsError e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    };
  }

  /// Returns a decision that lets everyone tag everything.
  static OwnPermission granted() {
    return (caller, permission) -> Optional.empty();
  }
}
