package groundcrew.local.tagging;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import java.util.List;

/// The Resource Groups Tagging API.
public final class TaggingModule implements Module {
  private final ResourceFaults faults = new ResourceFaults();
  private final Tagging tagging;

  /// Creates the module.
  public TaggingModule(Ground ground) {
    var clock = ground.clock();
    var rates = ground.settings().rates() ? Rates.ofAws(clock) : Rates.unlimited();
    var permission = OwnPermission.of(ground.iam()::allow);
    tagging = new Tagging(ground.fixture(), ground.paging(), rates, permission, faults, clock);
  }

  /// Returns the failures of single resources that a test may switch on.
  public ResourceFaults faults() {
    return faults;
  }

  /// Returns how far GetResources is behind; a test may set it.
  public Lag lag() {
    return tagging.lag();
  }

  @Override
  public List<Service> services() {
    return List.of(tagging);
  }
}
