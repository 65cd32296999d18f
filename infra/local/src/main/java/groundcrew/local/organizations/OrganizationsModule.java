package groundcrew.local.organizations;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.DelegatedAdministrators;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import java.util.List;

/// AWS Organizations.
public final class OrganizationsModule implements Module {
  private final OrganizationFaults faults = new OrganizationFaults();
  private final Organizations organizations;

  /// Creates the module.
  public OrganizationsModule(Ground ground) {
    organizations = new Organizations(ground.fixture(), ground.paging(), faults, ground.iam());
    ground.iam().leaveOtherAccountsTo(Needs.ACTIONS);
    ground.offer(DelegatedAdministrators.class, organizations.administrators());
  }

  /// Returns what a test may switch on.
  public OrganizationFaults faults() {
    return faults;
  }

  @Override
  public List<Service> services() {
    return List.of(organizations);
  }
}
