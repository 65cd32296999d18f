package groundcrew.local.stacksets;

import groundcrew.local.arn.AccountRegion;
import groundcrew.local.fixture.Account;
import groundcrew.local.fixture.Organization;
import groundcrew.local.ground.DelegatedAdministrators;
import groundcrew.local.ground.Deployer;
import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Deploys stack sets into the organization's accounts.
public final class StackSets implements ResourceKind {
  private final Organization organization;
  private final Supplier<DelegatedAdministrators> administrators;
  private final Supplier<Deployer> deployer;
  private final Map<String, Set<AccountRegion>> instances = new ConcurrentHashMap<>();
  private final Set<String> leftOut = ConcurrentHashMap.newKeySet();

  /// Creates the kind.
  public StackSets(
      Organization organization,
      Supplier<DelegatedAdministrators> administrators,
      Supplier<Deployer> deployer) {
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
    var declared = StackSet.of(resource, organization, administrators.get());
    try {
      deploy(resource, declared);
    } catch (IllegalArgumentException e) {
      destroy(resource, declared, List.of());
      throw e;
    }
    return new Created(declared.id(), Map.of("StackSetId", declared.id()));
  }

  @Override
  public Changes changes(String type) {
    return Changes.named("StackSetName", "PermissionModel");
  }

  /// Updates the instances, creates those of new targets, and deletes those of former ones. Where
  /// an instance fails, all get the version of before, as the rollback of the stack does it.
  @Override
  public Created update(Existing existing, Resource wanted) {
    var declared = StackSet.of(wanted, organization, administrators.get());
    try {
      replaceBy(wanted, declared);
    } catch (IllegalArgumentException e) {
      restore(existing.resource(), e);
      throw e;
    }
    return existing.created();
  }

  private void replaceBy(Resource resource, StackSet declared) {
    deploy(resource, declared);
    destroy(resource, declared, declared(declared));
  }

  private void restore(Resource before, IllegalArgumentException cause) {
    try {
      replaceBy(before, StackSet.of(before, organization, administrators.get()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s; its instances are left half-updated: %s"
              .formatted(cause.getMessage(), e.getMessage()),
          cause);
    }
  }

  @Override
  public void delete(Existing existing) {
    var resource = existing.resource();
    destroy(resource, StackSet.of(resource, organization, administrators.get()), List.of());
  }

  private void deploy(Resource resource, StackSet declared) {
    for (var instance : declared(declared)) {
      at(
          resource,
          instance,
          () -> deployer.get().deploy(declared.template(), instance.account(), instance.region()));
      of(declared).add(instance);
    }
  }

  private void destroy(Resource resource, StackSet declared, Collection<AccountRegion> kept) {
    for (var instance : List.copyOf(of(declared))) {
      if (!kept.contains(instance)) {
        at(
            resource,
            instance,
            () ->
                deployer
                    .get()
                    .destroy(declared.template().stack(), instance.account(), instance.region()));
        of(declared).remove(instance);
      }
    }
  }

  private static void at(Resource resource, AccountRegion instance, Runnable change) {
    try {
      change.run();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: its instance in account %s, region %s: %s"
              .formatted(
                  resource.logicalId(), instance.account(), instance.region(), e.getMessage()),
          e);
    }
  }

  private Set<AccountRegion> of(StackSet declared) {
    return instances.computeIfAbsent(declared.id(), _ -> ConcurrentHashMap.newKeySet());
  }

  private Set<AccountRegion> declared(StackSet declared) {
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
