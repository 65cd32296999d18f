package groundcrew.local.template;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A stack as it was last deployed.
///
/// @param members by logical id, in the order of their creation
/// @param outputs the values of the template's outputs
/// @param imports names of the exports that it uses
/// @param created when it was first deployed
record Stack(
    Template template,
    Place place,
    Map<String, Member> members,
    Map<String, String> outputs,
    Set<String> imports,
    Instant created) {

  /// Creates a stack; its members are copied.
  Stack {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /// A stack before its first deployment.
  static Stack empty(Template template, Place place, Instant now) {
    return new Stack(template, place, Map.of(), Map.of(), Set.of(), now);
  }

  Optional<Member> member(String logicalId) {
    return Optional.ofNullable(members.get(logicalId));
  }

  Stack with(Map<String, Member> others) {
    return new Stack(template, place, others, outputs, imports, created);
  }

  DeployedStack shown() {
    var existing = new LinkedHashMap<String, Existing>();
    members.forEach((id, member) -> existing.put(id, member.existing()));
    return new DeployedStack(place, existing, outputs, created);
  }

  Deployed deployed() {
    var created = new LinkedHashMap<String, Created>();
    members.forEach((id, member) -> created.put(id, member.created()));
    return new Deployed(created, outputs);
  }
}
