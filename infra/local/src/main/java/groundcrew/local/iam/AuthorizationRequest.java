package groundcrew.local.iam;

import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a statement is asked: who wants to do what, to which resource, in which circumstances.
///
/// @param caller empty when a service itself asks
/// @param roleId unique id of the caller's role
/// @param service the service principal, empty when a caller asks
/// @param context values by lower-case condition key
/// @param known lower-case condition keys that may be absent; a `*` ends some
record AuthorizationRequest(
    Optional<Caller> caller,
    Optional<String> roleId,
    Optional<String> service,
    String action,
    String resource,
    Map<String, String> context,
    Set<String> known) {

  static AuthorizationRequest of(
      Caller caller, Optional<String> roleId, RequiredPermission permission, Set<String> known) {
    var context = context(permission.context(), caller.context());
    context.put("aws:principalarn", caller.roleArn().orElse(caller.arn()));
    context.put("aws:principalaccount", caller.account());
    return new AuthorizationRequest(
        Optional.of(caller),
        roleId,
        Optional.empty(),
        permission.action(),
        permission.resource(),
        context,
        known);
  }

  static AuthorizationRequest of(String service, RequiredPermission permission, Set<String> known) {
    return new AuthorizationRequest(
        Optional.empty(),
        Optional.empty(),
        Optional.of(service),
        permission.action(),
        permission.resource(),
        context(permission.context(), Map.of()),
        known);
  }

  private static Map<String, String> context(Map<String, String> call, Map<String, String> caller) {
    var context = new HashMap<String, String>();
    // The gateway listens on the loopback interface, which nobody can tap: as good as TLS.
    context.put("aws:securetransport", "true");
    Stream.of(call, caller)
        .forEach(
            keys -> keys.forEach((key, value) -> context.put(key.toLowerCase(Locale.ROOT), value)));
    return context;
  }

  /// Returns how IAM's sentences call the one who asks.
  String who() {
    return caller.map(Caller::arn).or(() -> service).orElse("nobody");
  }

  Optional<String> value(String statement, String key) {
    var lower = key.toLowerCase(Locale.ROOT);
    var value = Optional.ofNullable(context.get(lower));
    if (value.isEmpty() && known.stream().noneMatch(name -> Globs.matches(name, lower))) {
      throw new UnknownPolicyElement(statement, "condition key " + key);
    }
    return value;
  }
}
