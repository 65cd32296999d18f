package groundcrew.local.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// An AWS service behind the front door: a fake, or the adapter of a real server.
public interface Service {

  /// Returns the stem of its model's file name, such as `organizations`.
  String model();

  /// Returns every permission that the call takes; the front door asks for all of them first.
  List<Need> needs(Call call);

  /// Answers the call by the model's member names.
  ///
  /// @throws AwsError as the service would
  ObjectNode answer(Call call);

  /// Returns the size in bytes up to which a request's body is read, packed and unpacked.
  default int longestBody() {
    return Integer.MAX_VALUE;
  }
}
