package groundcrew.local.tagging;

import groundcrew.local.door.Caller;
import groundcrew.local.door.Need;
import java.util.Optional;

/// Decides what a hosting service itself asks for, such as `ec2:CreateTags`.
@FunctionalInterface
public interface OwnPermission {

  /// Returns why the caller may not, or nothing when it may.
  Optional<String> denied(Caller caller, Need need);

  /// Returns a decision that lets everyone tag everything.
  static OwnPermission granted() {
    return (caller, need) -> Optional.empty();
  }
}
