package groundcrew.local.iot.registry;

import groundcrew.local.arn.AccountRegion;
import java.util.Map;
import java.util.Set;

/// A thing.
///
/// @param principals ARNs of the certificates that are attached to it
public record Thing(
    String name,
    String id,
    AccountRegion place,
    Map<String, String> attributes,
    long version,
    Set<String> principals) {

  /// Returns the ARN of a thing.
  public static String arn(AccountRegion place, String name) {
    return "arn:aws:iot:%s:%s:thing/%s".formatted(place.region(), place.account(), name);
  }

  /// Returns its ARN.
  public String arn() {
    return arn(place, name);
  }

  Thing with(Map<String, String> other) {
    return new Thing(name, id, place, other, version + 1, principals);
  }

  Thing attachedTo(Set<String> others) {
    return new Thing(name, id, place, attributes, version, others);
  }
}
