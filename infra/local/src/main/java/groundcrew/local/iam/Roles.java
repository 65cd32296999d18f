package groundcrew.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The roles and managed policies of all accounts.
public final class Roles {
  private static final Duration DEFAULT_LIMIT = Duration.ofHours(1);

  private final Map<String, Held> roles = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> managed = new ConcurrentHashMap<>();
  private final Map<String, Duration> limits = new ConcurrentHashMap<>();

  Roles() {}

  /// A role with its policies read.
  record Held(
      Role role,
      List<Statement> trust,
      Map<String, List<Statement>> policies,
      List<Statement> boundary) {
    List<Statement> identity() {
      return policies.values().stream().flatMap(List::stream).toList();
    }
  }

  void put(Role role) {
    var policies = new TreeMap<String, List<Statement>>();
    for (var document : role.policies()) {
      var name = "policy-" + policies.size();
      policies.put(
          name, Statement.read(role.arn() + " " + name, Statement.Place.IDENTITY, document));
    }
    roles.put(
        role.arn(),
        new Held(
            role,
            Statement.read(role.arn() + " trust", Statement.Place.TRUST, role.trust()),
            policies,
            role.boundary()
                .map(b -> Statement.read(role.arn() + " boundary", Statement.Place.IDENTITY, b))
                .orElse(List.of())));
  }

  void attach(String roleArn, String policyName, JsonNode document) {
    var statements = Statement.read(roleArn + " " + policyName, Statement.Place.IDENTITY, document);
    var changed =
        roles.computeIfPresent(
            roleArn,
            (arn, held) -> {
              var policies = new TreeMap<>(held.policies());
              policies.put(policyName, statements);
              return new Held(held.role(), held.trust(), policies, held.boundary());
            });
    if (changed == null) {
      throw new IllegalArgumentException(
          "Policy " + policyName + " cannot be attached: no role " + roleArn);
    }
  }

  Optional<Held> find(String roleArn) {
    return Optional.ofNullable(roles.get(roleArn));
  }

  Set<String> statements() {
    var all = new TreeSet<String>();
    for (var held : roles.values()) {
      Stream.of(held.trust(), held.identity(), held.boundary())
          .flatMap(List::stream)
          .map(Statement::id)
          .forEach(all::add);
    }
    return all;
  }

  /// Tells whether a role exists.
  public boolean exists(String roleArn) {
    return roles.containsKey(roleArn);
  }

  /// Finds a role's ARN by its name, whatever its path: names are unique in an account.
  public Optional<String> named(String account, String name) {
    return roles.keySet().stream()
        .filter(arn -> arn.contains("::" + account + ":role/") && arn.endsWith("/" + name))
        .findAny();
  }

  /// Creates a managed policy or replaces it.
  public void putManagedPolicy(String arn, JsonNode document) {
    managed.put(arn, document);
  }

  /// Finds a managed policy's document.
  public Optional<JsonNode> managedPolicy(String arn) {
    return Optional.ofNullable(managed.get(arn));
  }

  /// Sets a role's MaxSessionDuration.
  public void limitSessions(String roleArn, Duration longest) {
    limits.put(roleArn, longest);
  }

  /// Returns a role's MaxSessionDuration, an hour unless the role says otherwise.
  public Duration sessionLimit(String roleArn) {
    return limits.getOrDefault(roleArn, DEFAULT_LIMIT);
  }
}
