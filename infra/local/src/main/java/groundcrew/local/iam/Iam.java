package groundcrew.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Caller;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.ServicePrincipal;
import groundcrew.local.problems.ProblemLog;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The policies of all accounts, and the decision about every call.
public final class Iam {
  /// What a resource has that has no policy.
  public static final JsonNode NO_POLICY = noPolicy();

  private final Roles roles = new Roles();
  private final ResourcePolicies resources = new ResourcePolicies(roles.storedPolicies());
  private final PrincipalPolicies principals = new PrincipalPolicies();
  private final ProblemLog denials = new ProblemLog();
  private final Decisions decisions = new Decisions();
  private final Set<String> disabled = ConcurrentHashMap.newKeySet();
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final Set<String> decideThemselves = ConcurrentHashMap.newKeySet();
  private final Set<String> policyBound = ConcurrentHashMap.newKeySet();

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

  /// Returns the policies of principals that are no roles.
  public PrincipalPolicies principals() {
    return principals;
  }

  /// Returns what was decided, once it records.
  public Decisions decisions() {
    return decisions;
  }

  /// Creates a role, or replaces it with all that was attached to it; a role that exists keeps its
  /// unique id.
  ///
  /// @throws AwsError `MalformedPolicyDocument` where the trust policy names a principal that does
  ///   not exist
  public void putRole(Role role) {
    roles.put(role);
  }

  /// Attaches a policy to a role, or replaces the one of that name.
  public void attach(String roleArn, String policyName, JsonNode document) {
    roles.attach(roleArn, policyName, document);
  }

  /// Sets a resource's policy, such as a queue's; a bucket's covers its objects.
  ///
  /// @throws AwsError `MalformedPolicyDocument` where it names a principal that does not exist
  public void putResourcePolicy(String arn, JsonNode policy) {
    resources.put(arn, policy);
  }

  /// Adds one statement to a resource's policy, as `AWS::Lambda::Permission` does.
  public void addResourceStatement(String arn, JsonNode statement) {
    resources.add(arn, statement);
  }

  /// Removes one statement from a resource's policy.
  public void removeResourceStatement(String arn, String sid) {
    resources.remove(arn, sid);
  }

  /// States whose a resource is when its ARN has no account: a bucket's.
  public void own(String arn, String account) {
    resources.own(arn, account);
  }

  /// Declares condition keys that a service gives for some of its calls, so that their absence is
  /// an answer and not a gap. A `*` at the end stands for any end of the name.
  public void know(Collection<String> keys) {
    keys.stream().map(key -> key.toLowerCase(Locale.ROOT)).forEach(known::add);
  }

  /// Declares that a service decides itself about callers of other accounts than the resource's, as
  /// Organizations does by delegation: of all policies, IAM asks only the caller's own.
  ///
  /// @param prefix of the service's actions, such as `organizations`
  public void leaveOtherAccountsTo(String prefix) {
    decideThemselves.add(prefix);
  }

  /// Declares that nobody may use a service's resources past their policies, not even with
  /// permissions of the same account, as it is with the keys of KMS. What has no policy here, such
  /// as a key of a fixture, leaves the decision to its account, as AWS's default policy does.
  ///
  /// @param prefix of the service's actions, such as `kms`
  public void requireResourcePolicies(String prefix) {
    policyBound.add(prefix);
  }

  /// Tells whether the policy of a resource lets a caller of another account do something.
  ///
  /// @param holder ARN of the resource that has the policy, which may not be the one of the call
  public boolean policyAllows(String holder, Caller caller, RequiredPermission permission) {
    var roleId = caller.roleArn().flatMap(roles::id);
    var request = AuthorizationRequest.of(caller, roleId, permission, known);
    return Decision.of(request, ApplicablePolicies.onOtherAccount(resources.of(holder))).allowed();
  }

  /// Decides a caller's need.
  ///
  /// @throws AwsError `AccessDenied` with the sentence that IAM would give
  /// @throws UnknownPolicyElement for a policy that cannot be read without guessing
  public void allow(Caller caller, RequiredPermission permission) {
    if (caller.service().isPresent()) {
      allowService(caller.service().get(), permission);
      return;
    }
    var prefix = permission.action().split(":", 2)[0];
    var assumes = permission.action().equals("sts:AssumeRole");
    var owner = resources.account(permission.resource());
    var role = caller.roleArn().flatMap(roles::find);
    decide(
        AuthorizationRequest.of(caller, caller.roleArn().flatMap(roles::id), permission, known),
        new ApplicablePolicies(
            caller.roleArn().isEmpty(),
            owner.isEmpty() || owner.equals(caller.account()) || decideThemselves.contains(prefix),
            assumes || (policyBound.contains(prefix) && resources.has(permission.resource())),
            role.map(Roles.Held::identity).orElse(List.of()),
            role.map(Roles.Held::bounded).orElse(false),
            role.map(Roles.Held::boundary).orElse(List.of()),
            assumes ? trust(permission.resource()) : resources.of(permission.resource())));
  }

  private void allowService(ServicePrincipal service, RequiredPermission permission) {
    var context = new HashMap<>(permission.context());
    context.putAll(service.source());
    allowService(
        service.name(),
        new RequiredPermission(permission.action(), permission.resource(), context));
  }

  /// Decides what a principal does that is no role, such as the certificate of a device: the
  /// policies that are attached to it alone speak of it.
  ///
  /// @throws AwsError `AccessDenied` with the sentence that IAM would give
  public void allowPrincipal(Caller principal, RequiredPermission permission) {
    decide(
        AuthorizationRequest.of(principal, Optional.empty(), permission, known),
        ApplicablePolicies.onPrincipal(principals.of(principal.arn())));
  }

  /// Decides what a service does in its own name, such as `events.amazonaws.com` invoking a
  /// function; only the resource's policy speaks of it.
  public void allowService(String service, RequiredPermission permission) {
    decide(
        AuthorizationRequest.of(service, permission, known),
        ApplicablePolicies.onService(resources.of(permission.resource())));
  }

  /// Decides whether a role's trust policy lets a service assume it.
  ///
  /// @param context condition keys such as `aws:SourceArn`
  public void decideTrust(String roleArn, String service, Map<String, String> context) {
    decide(
        AuthorizationRequest.of(
            service, new RequiredPermission("sts:AssumeRole", roleArn, context), known),
        ApplicablePolicies.onService(trust(roleArn)));
  }

  private void decide(AuthorizationRequest request, ApplicablePolicies policies) {
    var decision = Decision.of(request, policies);
    var now = decision.without(statement -> disabled.contains(statement.id()));
    // What comes out another way because of a disabled statement says nothing of the policies.
    if (now.allowed() == decision.allowed()) {
      decisions.add(decision);
    }
    now.refusal()
        .ifPresent(sentence -> {
          denials.add(sentence);
          throw new AwsError(403, "AccessDenied", sentence);
        });
  }

  /// Returns every statement of every role (trust, identity, boundary), other principal and
  /// resource.
  public Set<String> allStatements() {
    return statements().map(Statement::id).collect(Collectors.toCollection(TreeSet::new));
  }

  /// Returns the statements of the deployed templates, by stack, logical id, document and Sid: one
  /// for all the accounts that have the template.
  public Set<String> declaredStatements() {
    return statements()
        .map(Statement::declared)
        .flatMap(Optional::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Takes one statement out of every decision, to see which test misses it.
  public void disable(String statement) {
    if (!allStatements().contains(statement)) {
      throw new IllegalArgumentException(
          "No policy has the statement " + statement + "; take one of allStatements()");
    }
    disabled.add(statement);
  }

  /// Puts every disabled statement back.
  public void enableAll() {
    disabled.clear();
  }

  /// Returns and forgets the refusals so far, in IAM's words. What a system's own policies refuse
  /// to that system is a fault of its templates.
  public List<String> takeDenials() {
    return denials.take();
  }

  /// Returns and forgets the refusals that a check wanted, so that they are no problem of the run
  /// but something that the run needs.
  ///
  /// @param part what their sentences hold, such as an action or a resource
  /// @throws IllegalStateException where there is none
  public List<String> expectDenials(String part) {
    var claimed = denials.take(sentence -> sentence.contains(part));
    if (claimed.isEmpty()) {
      throw new IllegalStateException("Nothing was refused with '" + part + "': " + denials);
    }
    decisions.claim(claimed);
    return claimed;
  }

  private static JsonNode noPolicy() {
    var policy = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
    policy.putArray("Statement");
    return policy;
  }

  private Stream<Statement> statements() {
    return Stream.of(roles.statements(), resources.all(), principals.all())
        .flatMap(Function.identity());
  }

  private List<Statement> trust(String roleArn) {
    return roles.find(roleArn).map(Roles.Held::trust).orElse(List.of());
  }
}
