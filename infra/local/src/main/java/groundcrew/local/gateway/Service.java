package groundcrew.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/// An AWS service behind the gateway: a fake, or the adapter of a real server.
public interface Service {

  /// Returns the stem of its model's file name, such as `organizations`.
  String model();

  /// Tells whether it has an operation of its model: another service of the same model may have the
  /// others, as Run Command has some of SSM's.
  default boolean has(String operation) {
    return true;
  }

  /// Returns the condition keys that some of its calls have, such as `s3:prefix`: where a call has
  /// none of that name, a policy is answered that it is absent. Any other key is a defect.
  default Set<String> conditionKeys() {
    return Set.of();
  }

  /// Returns every permission that the call takes; the gateway asks for all of them first.
  List<RequiredPermission> requiredPermissions(Call call);

  /// Answers the call by the model's member names.
  ///
  /// @throws AwsError as the service would
  ObjectNode answer(Call call);

  /// Returns the size in bytes up to which a request's body is read, packed and unpacked.
  default int longestBody() {
    return Integer.MAX_VALUE;
  }
}
