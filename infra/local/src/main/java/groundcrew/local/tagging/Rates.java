package groundcrew.local.tagging;

import groundcrew.local.limits.Throttle;
import java.time.InstantSource;

/// How fast the API may be called, per account, region and operation.
///
/// @param getResources of `GetResources` alone
/// @param others of each other operation
public record Rates(Throttle getResources, Throttle others) {

  /// Returns the rates of AWS: 15 a second for `GetResources`, 5 for the others.
  public static Rates ofAws(InstantSource clock) {
    return new Rates(new Throttle(15, 15, clock), new Throttle(5, 5, clock));
  }

  /// Returns rates that nothing exceeds.
  public static Rates unlimited() {
    return new Rates(Throttle.off(), Throttle.off());
  }

  boolean admit(String account, String region, String operation) {
    var throttle = operation.equals("GetResources") ? getResources : others;
    return throttle.admits(account, region, operation);
  }
}
