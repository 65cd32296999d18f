package groundcrew.local.stacksets;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.fixture.Account;
import groundcrew.local.fixture.Organization;
import groundcrew.local.ground.DelegatedAdministrators;
import groundcrew.local.ground.Deployer;
import groundcrew.local.template.Created;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Deploys stack sets into the organization's accounts.
public final class StackSets implements ResourceKind {
  private final Organization organization;
  private final DelegatedAdministrators administrators;
  private final Deployer deployer;
  private final Set<String> leftOut = ConcurrentHashMap.newKeySet();

  /// Creates the kind.
  public StackSets(
      Organization organization, DelegatedAdministrators administrators, Deployer deployer) {
    this.organization = organization;
    this.administrators = administrators;
    this.deployer = deployer;
  }

  /// Leaves an account without instances, as when its instance has failed: for the tests of what
  /// happens without it.
  public void leaveOut(String account) {
    leftOut.add(account);
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::CloudFormation::StackSet");
  }

  @Override
  public Created create(Resource resource) {
    var declared = StackSet.of(resource, organization, administrators);
    var template = declared.template();
    for (var instance : instances(declared)) {
      try {
        deployer.deploy(template, instance.account(), instance.region());
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "%s: its instance in account %s, region %s: %s"
                .formatted(
                    resource.logicalId(), instance.account(), instance.region(), e.getMessage()),
            e);
      }
    }
    return new Created(declared.id(), Map.of("StackSetId", declared.id()));
  }

  private Set<AccountRegion> instances(StackSet declared) {
    var instances = new LinkedHashSet<AccountRegion>();
    for (var target : declared.targets()) {
      for (var region : target.regions()) {
        organization.accounts().stream()
            .filter(account -> account.state() == Account.State.ACTIVE)
            .map(Account::id)
            .filter(id -> !id.equals(organization.management()) && !leftOut.contains(id))
            .filter(id -> below(id, target.units()))
            .map(id -> new AccountRegion(id, region))
            .forEach(instances::add);
      }
    }
    return instances;
  }

  private boolean below(String account, Set<String> units) {
    var parent = organization.account(account).map(Account::parent).orElse("");
    while (!units.contains(parent)) {
      var unit = organization.unit(parent);
      if (unit.isEmpty()) {
        return false;
      }
      parent = unit.get().parent();
    }
    return true;
  }
}
