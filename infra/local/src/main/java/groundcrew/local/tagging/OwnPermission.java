package groundcrew.local.tagging;

import groundcrew.local.door.AwsError;
import groundcrew.local.door.Caller;
import groundcrew.local.door.Need;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Decides what a hosting service itself asks for, such as `ec2:CreateTags`.
@FunctionalInterface
public interface OwnPermission {

  /// Returns why the caller may not, or nothing when it may.
  Optional<String> denied(Caller caller, Need need);

  /// Returns the decision of one that throws an [AwsError] where it denies.
  static OwnPermission of(BiConsumer<Caller, Need> allow) {
    return (caller, need) -> {
      try {
        allow.accept(caller, need);
        return Optional.empty();
      } catch (AwsError e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    };
  }

  /// Returns a decision that lets everyone tag everything.
  static OwnPermission granted() {
    return (caller, need) -> Optional.empty();
  }
}
