package groundcrew.local.iot.rules;

import groundcrew.local.arn.AccountRegion;
import java.util.List;
import java.util.Optional;

/// A topic rule.
///
/// @param functions ARNs of the functions that its actions invoke
record Rule(
    String name,
    AccountRegion place,
    Sql sql,
    boolean enabled,
    List<String> functions,
    Optional<ErrorAction> errorAction) {

  /// A queue that gets what the actions fail on.
  ///
  /// @param base64 whether the message is encoded
  record ErrorAction(String queueArn, String roleArn, boolean base64) {}

  String arn() {
    return "arn:aws:iot:%s:%s:rule/%s".formatted(place.region(), place.account(), name);
  }
}
