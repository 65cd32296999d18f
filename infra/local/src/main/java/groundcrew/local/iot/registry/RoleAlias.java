package groundcrew.local.iot.registry;

import groundcrew.local.arn.AccountRegion;
import java.time.Duration;

/// A name for a role that devices assume with their certificates.
///
/// @param length of a session, 15 minutes to 12 hours
public record RoleAlias(String name, AccountRegion place, String roleArn, Duration length) {
  static String arn(AccountRegion place, String name) {
    return "arn:aws:iot:%s:%s:rolealias/%s".formatted(place.region(), place.account(), name);
  }

  /// Returns its ARN.
  public String arn() {
    return arn(place, name);
  }
}
