package groundcrew.local.iam;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The unique ids of the roles that exist. A role that is created again after it was deleted has
/// another id under the same ARN.
final class RoleIds {
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final Map<String, Integer> deleted = new ConcurrentHashMap<>();

  /// Gives a role an id; a role that exists keeps its own.
  void create(String roleArn) {
    ids.computeIfAbsent(
        roleArn,
        arn -> {
          var before = deleted.getOrDefault(arn, 0);
          return Ids.of("AROA", before == 0 ? arn : arn + " " + before);
        });
  }

  void delete(String roleArn) {
    if (ids.remove(roleArn) != null) {
      deleted.merge(roleArn, 1, Integer::sum);
    }
  }

  /// Returns the id of a role that exists.
  Optional<String> of(String roleArn) {
    return Optional.ofNullable(ids.get(roleArn));
  }

  /// Returns the ARN of the role that has an id; empty when that role is deleted.
  Optional<String> arn(String id) {
    return ids.entrySet().stream()
        .filter(role -> role.getValue().equals(id))
        .map(Map.Entry::getKey)
        .findAny();
  }
}
