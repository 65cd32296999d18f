package groundcrew.local.door;

import java.util.List;

/// A service behind the front door that reads its own protocol, such as S3's REST.
public interface RawService {

  /// Returns the service's name in a signature's credential scope, such as `s3`.
  String signingName();

  /// Returns the operation's name, such as `GetObject`, from method and path; calls are counted by
  /// it.
  String operation(RawCall call);

  /// Returns every permission that the call takes.
  List<Need> needs(RawCall call);

  /// Answers the call.
  ///
  /// @throws AwsError as the service would
  RawAnswer answer(RawCall call);
}
