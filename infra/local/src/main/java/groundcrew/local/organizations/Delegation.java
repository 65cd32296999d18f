package groundcrew.local.organizations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.fixture.Organization;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.ground.DelegatedAdministrators;
import groundcrew.local.iam.Iam;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Which member accounts may read the organization: those that administer a service, and those that
/// the delegation policy names.
///
/// Both only open the door: IAM also asks the policies of the caller's own account.
final class Delegation implements DelegatedAdministrators {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POLICY_ID = "rp-delegation";

  /// What a member account may be allowed. Only the management account may change a delegation.
  private static final Set<String> READS =
      Set.of(
          "DescribeResourcePolicy",
          "ListAWSServiceAccessForOrganization",
          "ListAccounts",
          "ListAccountsForParent",
          "ListDelegatedServicesForAccount",
          "ListOrganizationalUnitsForParent",
          "ListRoots",
          "ListTagsForResource");

  private final Organization organization;
  private final Shapes shapes;
  private final Iam iam;
  private final Map<String, Set<String>> services = new ConcurrentHashMap<>();
  private final Set<String> trusted = ConcurrentHashMap.newKeySet();
  private volatile Optional<String> policy = Optional.empty();

  Delegation(Organization organization, Shapes shapes, Iam iam) {
    this.organization = organization;
    this.shapes = shapes;
    this.iam = iam;
    organization.delegated().forEach(account -> of(account).add(STACK_SETS));
    trusted.add(STACK_SETS);
  }

  @Override
  public boolean administers(String account, String service) {
    return services.getOrDefault(account, Set.of()).contains(service);
  }

  @Override
  public boolean trusts(String service) {
    return trusted.contains(service);
  }

  /// Returns the services that have trusted access.
  Stream<String> trusted() {
    return trusted.stream();
  }

  /// Returns the services that an account administers.
  ///
  /// @throws AwsError `AccountNotRegisteredException` if there is none
  Stream<String> services(Call call) {
    var registered = services.getOrDefault(account(call), Set.of());
    if (registered.isEmpty()) {
      throw notRegistered();
    }
    return registered.stream();
  }

  /// Gives a service access. It may have it already.
  ObjectNode enable(Call call) {
    trusted.add(service(call));
    return JsonNodeFactory.instance.objectNode();
  }

  /// Takes the access from a service.
  ObjectNode disable(Call call) {
    trusted.remove(service(call));
    return JsonNodeFactory.instance.objectNode();
  }

  /// Tells whether a member account may make a call at all.
  boolean admits(Call call, RequiredPermission permission) {
    return READS.contains(call.operation())
        && (!services.getOrDefault(call.caller().account(), Set.of()).isEmpty()
            || iam.policyAllows(shapes.arn(), call.caller(), permission));
  }

  ObjectNode register(Call call) {
    var account = account(call);
    if (account.equals(organization.management())) {
      throw new AwsError(
          400,
          "ConstraintViolationException",
          "You cannot register the management account as a delegated administrator.");
    }
    if (!of(account).add(service(call))) {
      throw new AwsError(
          400,
          "AccountAlreadyRegisteredException",
          "The provided account is already a delegated administrator for your organization.");
    }
    return JsonNodeFactory.instance.objectNode();
  }

  ObjectNode deregister(Call call) {
    if (!of(account(call)).remove(service(call))) {
      throw notRegistered();
    }
    return JsonNodeFactory.instance.objectNode();
  }

  /// Replaces the one policy that an organization has.
  ObjectNode put(Call call) {
    var content = call.input().path("Content").asText();
    store(content);
    policy = Optional.of(content);
    return describe();
  }

  ObjectNode describe() {
    var answer = JsonNodeFactory.instance.objectNode();
    answer
        .putObject("ResourcePolicy")
        .put("Content", required())
        .putObject("ResourcePolicySummary")
        .put("Id", POLICY_ID)
        .put("Arn", organization.arn("resourcepolicy", POLICY_ID));
    return answer;
  }

  ObjectNode delete() {
    required();
    iam.putResourcePolicy(shapes.arn(), Iam.NO_POLICY);
    policy = Optional.empty();
    return JsonNodeFactory.instance.objectNode();
  }

  private void store(String content) {
    try {
      iam.putResourcePolicy(shapes.arn(), JSON.readTree(content));
    } catch (JsonProcessingException e) {
      throw new AwsError(
          400, "InvalidInputException", "The provided policy document is not valid JSON.");
    }
  }

  private String required() {
    return policy.orElseThrow(() ->
        new AwsError(
            400,
            "ResourcePolicyNotFoundException",
            "We can't find a resource policy for this organization."));
  }

  private String account(Call call) {
    var account = call.input().path("AccountId").asText();
    if (organization.account(account).isEmpty()) {
      throw new AwsError(
          400, "AccountNotFoundException", "You specified an account that doesn't exist.");
    }
    return account;
  }

  private static AwsError notRegistered() {
    return new AwsError(
        400,
        "AccountNotRegisteredException",
        "The provided account is not a registered delegated administrator for your organization.");
  }

  private static String service(Call call) {
    return call.input().path("ServicePrincipal").asText();
  }

  private Set<String> of(String account) {
    return services.computeIfAbsent(account, _ -> ConcurrentHashMap.newKeySet());
  }
}
