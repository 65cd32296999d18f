package groundcrew.local.organizations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.fixture.Account;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.fixture.Organization;
import groundcrew.local.fixture.TagList;
import groundcrew.local.fixture.Unit;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.Service;
import groundcrew.local.ground.DelegatedAdministrators;
import groundcrew.local.iam.Iam;
import groundcrew.local.limits.Paging;
import groundcrew.local.limits.Throttle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// The organization of a fixture, as AWS Organizations shows it.
public final class Organizations implements Service {
  private final Organization organization;
  private final Shapes shapes;
  private final Needs needs;
  private final Delegation delegation;
  private final Listing listing;
  private final OrganizationFaults faults;

  /// Creates the service.
  ///
  /// @param throttle of every operation, by calling account
  public Organizations(Fixture fixture, Paging paging, Throttle throttle) {
    this(fixture, paging, new OrganizationFaults(), new Iam());
    faults.throttle(throttle);
  }

  /// Creates the service with what a test may switch on.
  ///
  /// @param iam keeps the delegation policy
  public Organizations(Fixture fixture, Paging paging, OrganizationFaults faults, Iam iam) {
    this.organization = fixture.organization();
    this.shapes = new Shapes(organization);
    this.needs = new Needs(shapes);
    this.delegation = new Delegation(organization, shapes, iam);
    this.listing = new Listing(paging, faults);
    this.faults = faults;
  }

  /// Returns which member accounts administer a service.
  public DelegatedAdministrators administrators() {
    return delegation;
  }

  @Override
  public String model() {
    return "organizations";
  }

  @Override
  public Set<String> conditionKeys() {
    return Set.of(Needs.SERVICE_PRINCIPAL);
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    return List.of(needs.of(call));
  }

  @Override
  public ObjectNode answer(Call call) {
    allow(call);
    return switch (call.operation()) {
      case "DescribeOrganization" -> shapes.organization();
      case "ListRoots" ->
          listing.page(
              call, "Roots", Stream.of(organization.root()), Function.identity(), shapes::root);
      case "ListOrganizationalUnitsForParent" -> units(call, parent(call));
      case "ListAccounts" -> accounts(call, organization.accounts().stream());
      case "ListAccountsForParent" -> {
        var parent = parent(call);
        yield accounts(
            call, organization.accounts().stream().filter(a -> a.parent().equals(parent)));
      }
      case "ListTagsForResource" -> tags(call);
      case "RegisterDelegatedAdministrator" -> delegation.register(call);
      case "DeregisterDelegatedAdministrator" -> delegation.deregister(call);
      case "ListDelegatedServicesForAccount" ->
          listing.page(
              call,
              "DelegatedServices",
              delegation.services(call),
              Function.identity(),
              Shapes::service);
      case "ListAWSServiceAccessForOrganization" ->
          listing.page(
              call,
              "EnabledServicePrincipals",
              delegation.trusted(),
              Function.identity(),
              Shapes::service);
      case "EnableAWSServiceAccess" -> delegation.enable(call);
      case "DisableAWSServiceAccess" -> delegation.disable(call);
      case "PutResourcePolicy" -> delegation.put(call);
      case "DescribeResourcePolicy" -> delegation.describe();
      case "DeleteResourcePolicy" -> delegation.delete();
      default ->
          throw new AwsError(
              400,
              "UnsupportedAPIEndpointException",
              "The local Organizations has no operation " + call.operation());
    };
  }

  private void allow(Call call) {
    var account = call.caller().account();
    if (organization.account(account).isEmpty()) {
      throw new AwsError(
          400,
          "AWSOrganizationsNotInUseException",
          "Your account is not a member of an organization.");
    }
    // Every member may describe the organization.
    if (!account.equals(organization.management())
        && !call.operation().equals("DescribeOrganization")
        && !delegation.admits(call, needs.of(call))) {
      throw accessDenied();
    }
    if (!faults.admits(account, call.operation())) {
      throw new AwsError(
          400,
          "TooManyRequestsException",
          "AWS Organizations can't complete your request because you exceeded the rate limit.");
    }
  }

  private static AwsError accessDenied() {
    return new AwsError(
        400, "AccessDeniedException", "You don't have permissions to access this resource.");
  }

  private ObjectNode units(Call call, String parent) {
    var below = organization.units().stream().filter(unit -> unit.parent().equals(parent));
    return listing.page(call, "OrganizationalUnits", below, Unit::id, shapes::unit);
  }

  private ObjectNode accounts(Call call, Stream<Account> accounts) {
    return listing.page(
        call, "Accounts", accounts, Account::id, a -> shapes.account(a, faults.shown()));
  }

  private ObjectNode tags(Call call) {
    var id = call.input().path("ResourceId").asText();
    if (faults.deniesTags(id)) {
      throw accessDenied();
    }
    var tags =
        tagsOf(id)
            .orElseThrow(() ->
                new AwsError(
                    400, "TargetNotFoundException", "You specified a target that doesn't exist."));
    return listing.page(
        call, "Tags", tags.keySet().stream(), Function.identity(), key -> one(key, tags));
  }

  private Optional<Map<String, String>> tagsOf(String id) {
    if (id.equals(organization.root())) {
      return Optional.of(Map.of());
    }
    return organization
        .account(id)
        .map(Account::tags)
        .or(() -> organization.unit(id).map(Unit::tags));
  }

  private static ObjectNode one(String key, Map<String, String> tags) {
    return (ObjectNode) TagList.of(Map.of(key, tags.getOrDefault(key, ""))).get(0);
  }

  private String parent(Call call) {
    var id = call.input().path("ParentId").asText();
    if (!organization.hasParent(id)) {
      throw new AwsError(
          400, "ParentNotFoundException", "You specified parent that doesn't exist.");
    }
    return id;
  }
}
