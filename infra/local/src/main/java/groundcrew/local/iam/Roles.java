package groundcrew.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.gateway.AwsError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The roles and managed policies of all accounts.
public final class Roles {
  private static final String BOUNDARY = "boundary";
  private static final Duration DEFAULT_LIMIT = Duration.ofHours(1);

  private final Map<String, Held> roles = new ConcurrentHashMap<>();
  private final Map<String, ManagedPolicy> managed = new ConcurrentHashMap<>();
  private final Map<String, Set<Attachment>> attachments = new ConcurrentHashMap<>();
  private final Map<String, Duration> limits = new ConcurrentHashMap<>();
  private final RoleIds ids = new RoleIds();
  private final StoredPolicies storedPolicies = new StoredPolicies(ids);
  private final List<Consumer<String>> ends = new CopyOnWriteArrayList<>();

  Roles() {}

  /// Where a managed policy is attached, by the name that it has there.
  private record Attachment(String roleArn, String name) {}

  /// A role with its policies read.
  record Held(
      JsonNode trustPolicy,
      List<Statement> trust,
      Map<String, List<Statement>> policies,
      boolean bounded,
      List<Statement> boundary) {
    List<Statement> identity() {
      return policies.values().stream().flatMap(List::stream).toList();
    }

    Held with(String policyName, List<Statement> statements) {
      var changed = new TreeMap<>(policies);
      changed.put(policyName, statements);
      return new Held(trustPolicy, trust, changed, bounded, boundary);
    }

    Held without(String policyName) {
      var changed = new TreeMap<>(policies);
      changed.remove(policyName);
      return new Held(trustPolicy, trust, changed, bounded, boundary);
    }

    Held unbound() {
      return new Held(trustPolicy, trust, policies, false, List.of());
    }

    Held trusting(JsonNode document, List<Statement> statements) {
      return new Held(document, statements, policies, bounded, boundary);
    }

    Held boundBy(List<Statement> statements) {
      return new Held(trustPolicy, trust, policies, true, statements);
    }

    Stream<Statement> statements() {
      return Stream.of(trust, identity(), boundary).flatMap(List::stream);
    }
  }

  void put(Role role) {
    // Before the role exists: at its creation a role cannot trust itself.
    var trust = storedPolicies.stored(role.trust());
    var policies = new TreeMap<String, List<Statement>>();
    for (var document : role.policies()) {
      var name = "policy-" + policies.size();
      policies.put(
          name, Statement.read(Source.of(role.arn(), name), Statement.Place.IDENTITY, document));
    }
    var held =
        new Held(
            trust,
            Statement.read(Source.of(role.arn(), "trust"), Statement.Place.TRUST, trust),
            policies,
            role.boundary().isPresent(),
            role.boundary()
                .map(document ->
                    Statement.read(
                        Source.of(role.arn(), "boundary"), Statement.Place.IDENTITY, document))
                .orElse(List.of()));
    ids.create(role.arn());
    roles.put(role.arn(), held);
  }

  /// Deletes a role with everything that is attached to it, as the deletion of its stack does. Its
  /// sessions end, and policies that name it show its unique id.
  ///
  /// @throws AwsError `NoSuchEntity` where there is none
  public void delete(String roleArn) {
    if (roles.remove(roleArn) == null) {
      throw new AwsError(
          404,
          "NoSuchEntity",
          "The role with name %s cannot be found."
              .formatted(roleArn.substring(roleArn.lastIndexOf('/') + 1)));
    }
    limits.remove(roleArn);
    attachments.values().forEach(found -> found.removeIf(one -> one.roleArn().equals(roleArn)));
    ids.delete(roleArn);
    ends.forEach(end -> end.accept(roleArn));
  }

  void whenDeleted(Consumer<String> end) {
    ends.add(end);
  }

  StoredPolicies storedPolicies() {
    return storedPolicies;
  }

  /// Returns the unique id of a role, such as `AROAEXAMPLE`; empty where there is none.
  public Optional<String> id(String roleArn) {
    return ids.of(roleArn);
  }

  /// Returns a role's trust policy as `GetRole` does: a principal that is a role is shown by its
  /// ARN, or by its unique id once that role is deleted.
  public Optional<JsonNode> trustPolicy(String roleArn) {
    return find(roleArn).map(Held::trustPolicy).map(storedPolicies::shown);
  }

  void attach(String roleArn, String policyName, JsonNode document) {
    var statements =
        Statement.read(Source.of(roleArn, policyName), Statement.Place.IDENTITY, document);
    change(roleArn, policyName, held -> held.with(policyName, statements));
  }

  void attach(String roleArn, String policyName, ManagedPolicy policy) {
    var statements = policy.attachedTo(roleArn, policyName);
    attached(roleArn, policyName, policy);
    change(roleArn, policyName, held -> held.with(policyName, statements));
  }

  void bind(String roleArn, ManagedPolicy boundary) {
    var statements = boundary.attachedTo(roleArn, BOUNDARY);
    attached(roleArn, BOUNDARY, boundary);
    change(roleArn, BOUNDARY, held -> held.boundBy(statements));
  }

  /// Takes a policy from a role; does nothing where the role is gone, or does not have it.
  void detach(String roleArn, String policyName) {
    forget(roleArn, policyName);
    roles.computeIfPresent(roleArn, (arn, held) -> held.without(policyName));
  }

  void unbind(String roleArn) {
    forget(roleArn, BOUNDARY);
    change(roleArn, BOUNDARY, Held::unbound);
  }

  /// Replaces the trust policy of a role, which may trust itself now.
  void trust(String roleArn, JsonNode document) {
    var stored = storedPolicies.stored(document);
    var statements = Statement.read(Source.of(roleArn, "trust"), Statement.Place.TRUST, stored);
    change(roleArn, "trust", held -> held.trusting(stored, statements));
  }

  private void attached(String roleArn, String name, ManagedPolicy policy) {
    attachments
        .computeIfAbsent(policy.source().owner(), _ -> ConcurrentHashMap.newKeySet())
        .add(new Attachment(roleArn, name));
  }

  private void forget(String roleArn, String name) {
    attachments.values().forEach(found -> found.remove(new Attachment(roleArn, name)));
  }

  private void change(String roleArn, String policyName, UnaryOperator<Held> change) {
    if (roles.computeIfPresent(roleArn, (arn, held) -> change.apply(held)) == null) {
      throw new IllegalArgumentException(
          "Policy " + policyName + " cannot be attached: no role " + roleArn);
    }
  }

  Optional<Held> find(String roleArn) {
    return Optional.ofNullable(roles.get(roleArn));
  }

  Stream<Statement> statements() {
    return roles.values().stream().flatMap(Held::statements);
  }

  /// Returns the ARNs of the roles of all accounts.
  public Stream<String> arns() {
    return roles.keySet().stream();
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

  /// Creates a managed policy, or replaces it wherever it is attached.
  public void putManagedPolicy(String arn, JsonNode document) {
    var policy = new ManagedPolicy(Source.of(arn, "policy"), document);
    managed.put(arn, policy);
    for (var attachment : Set.copyOf(attachments.getOrDefault(arn, Set.of()))) {
      if (attachment.name().equals(BOUNDARY)) {
        bind(attachment.roleArn(), policy);
      } else {
        attach(attachment.roleArn(), attachment.name(), policy);
      }
    }
  }

  /// Deletes a managed policy, which CloudFormation detaches before.
  void deleteManagedPolicy(String arn) {
    Set.copyOf(attachments.getOrDefault(arn, Set.of())).stream()
        .filter(attachment -> !attachment.name().equals(BOUNDARY))
        .forEach(attachment -> detach(attachment.roleArn(), attachment.name()));
    managed.remove(arn);
  }

  Optional<ManagedPolicy> managedPolicy(String arn) {
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
