package groundcrew.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.door.AwsError;
import groundcrew.local.door.Caller;
import groundcrew.local.door.Need;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// The policies of all accounts, and the decision about every call.
///
/// Roles are kept in [Roles]; this class adds resource policies and decides.
public final class Iam {
  private final Roles roles = new Roles();
  private final Queue<String> denials = new ConcurrentLinkedQueue<>();
  private final Policies policies = new Policies();
  private final Map<String, List<Statement>> resourcePolicies = new ConcurrentHashMap<>();
  private final Map<String, String> owners = new ConcurrentHashMap<>();
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /// Creates an IAM without roles that knows the global condition keys.
  public Iam() {
    know(
        List.of(
            "aws:PrincipalArn",
            "aws:PrincipalAccount",
            "aws:RequestedRegion",
            "aws:SecureTransport",
            "aws:SourceAccount",
            "aws:SourceArn",
            "sts:ExternalId",
            "sts:RoleSessionName"));
  }

  /// Returns the roles and managed policies of all accounts.
  public Roles roles() {
    return roles;
  }

  /// Creates a role, or replaces it with all that was attached to it.
  public void putRole(Role role) {
    roles.put(role);
  }

  /// Attaches a policy to a role, or replaces the one of that name.
  public void attach(String roleArn, String policyName, JsonNode document) {
    roles.attach(roleArn, policyName, document);
  }

  /// Sets a resource's policy, such as a queue's; a bucket's covers its objects.
  public void putResourcePolicy(String arn, JsonNode policy) {
    resourcePolicies.put(
        arn, Statement.read(arn + " resource-policy", Statement.Place.RESOURCE, policy));
  }

  /// Adds one statement to a resource's policy, as `AWS::Lambda::Permission` does.
  public void addResourceStatement(String arn, JsonNode statement) {
    resourcePolicies.merge(
        arn,
        List.of(
            Statement.one(
                arn + " resource-policy " + statement.path("Sid").asText("?"),
                Statement.Place.RESOURCE,
                statement)),
        (before, added) ->
            Stream.concat(
                    before.stream().filter(s -> !s.id().equals(added.getFirst().id())),
                    added.stream())
                .toList());
  }

  /// States whose a resource is when its ARN has no account: a bucket's.
  public void own(String arn, String account) {
    owners.put(arn, account);
  }

  /// Declares condition keys that a service gives for some of its calls, so that their absence is
  /// an answer and not a gap.
  public void know(Collection<String> keys) {
    keys.stream().map(key -> key.toLowerCase(Locale.ROOT)).forEach(known::add);
  }

  /// Decides a caller's need.
  ///
  /// @throws AwsError `AccessDenied` with the sentence that IAM would give
  /// @throws UnknownPolicyElement for a policy that cannot be read without guessing
  public void allow(Caller caller, Need need) {
    var question = Question.of(caller, need, known);
    var assumes = need.action().equals("sts:AssumeRole");
    var owner = account(need.resource());
    var home = owner.isEmpty() || owner.equals(caller.account());
    var role = caller.roleArn().flatMap(roles::find);
    var bearing =
        new Policies.Bearing(
            caller.roleArn().isEmpty(),
            role.map(Roles.Held::identity).orElse(List.of()),
            role.map(r -> r.role().boundary().isPresent()).orElse(false),
            role.map(Roles.Held::boundary).orElse(List.of()),
            assumes ? trust(need.resource()) : resourcePolicy(need.resource()));
    deny(caller.arn(), need, policies.denial(question, bearing, home, assumes));
  }

  /// Decides what a service does in its own name, such as `events.amazonaws.com` invoking a
  /// function; only the resource's policy speaks of it.
  public void allowService(String service, Need need) {
    var bearing =
        new Policies.Bearing(false, List.of(), false, List.of(), resourcePolicy(need.resource()));
    deny(service, need, policies.denial(Question.of(service, need, known), bearing, true, true));
  }

  /// Decides whether a role's trust policy lets a service assume it.
  ///
  /// @param context condition keys such as `aws:SourceArn`
  public void decideTrust(String roleArn, String service, Map<String, String> context) {
    var need = new Need("sts:AssumeRole", roleArn, context);
    var bearing = new Policies.Bearing(false, List.of(), false, List.of(), trust(roleArn));
    deny(service, need, policies.denial(Question.of(service, need, known), bearing, true, true));
  }

  /// Returns the statements that have decided a call so far.
  public Set<String> usedStatements() {
    return policies.used();
  }

  /// Returns every statement of every role (trust, identity, boundary) and resource.
  public Set<String> allStatements() {
    var all = new TreeSet<>(roles.statements());
    resourcePolicies.values().stream().flatMap(List::stream).map(Statement::id).forEach(all::add);
    return all;
  }

  /// Takes one statement out of every decision, to see which test misses it.
  public void disable(String statement) {
    if (!allStatements().contains(statement)) {
      throw new IllegalArgumentException(
          "No policy has the statement " + statement + "; take one of allStatements()");
    }
    policies.disable(statement);
  }

  /// Puts every disabled statement back.
  public void enableAll() {
    policies.enableAll();
  }

  private void deny(String who, Need need, String reason) {
    if (!reason.isEmpty()) {
      var sentence =
          "User: %s is not authorized to perform: %s on resource: %s %s"
              .formatted(who, need.action(), need.resource(), reason);
      denials.add(sentence);
      throw new AwsError(403, "AccessDenied", sentence);
    }
  }

  /// Returns and forgets the refusals so far, in IAM's words. What a system's own policies refuse
  /// to that system is a fault of its templates.
  public List<String> takeDenials() {
    var taken = new ArrayList<String>();
    for (var denial = denials.poll(); denial != null; denial = denials.poll()) {
      taken.add(denial);
    }
    return taken;
  }

  private List<Statement> trust(String roleArn) {
    return roles.find(roleArn).map(Roles.Held::trust).orElse(List.of());
  }

  private List<Statement> resourcePolicy(String arn) {
    return resourcePolicies.getOrDefault(
        resourcePolicies.containsKey(arn) ? arn : bucket(arn), List.of());
  }

  private String account(String arn) {
    var fields = arn.split(":", 6);
    return owners.getOrDefault(bucket(arn), fields.length == 6 ? fields[4] : "");
  }

  private static String bucket(String arn) {
    var slash = arn.indexOf('/');
    return arn.startsWith("arn:aws:s3:::") && slash > 0 ? arn.substring(0, slash) : arn;
  }
}
