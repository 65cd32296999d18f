package groundcrew.local.gateway;

import java.util.List;
import java.util.Set;

/// A service behind the gateway that reads its own protocol, such as S3's REST.
public interface RawService {

  /// Returns the service's name in a signature's credential scope, such as `s3`.
  String signingName();

  /// Returns the operation's name, such as `GetObject`, from method and path; calls are counted by
  /// it.
  String operation(RawCall call);

  /// Returns the condition keys that some of its calls have, such as `s3:prefix`: where a call has
  /// none of that name, a policy is answered that it is absent. Any other key is a defect.
  default Set<String> conditionKeys() {
    return Set.of();
  }

  /// Returns every permission that the call takes.
  List<RequiredPermission> requiredPermissions(RawCall call);

  /// Answers the call.
  ///
  /// @throws AwsError as the service would
  RawAnswer answer(RawCall call);
}
