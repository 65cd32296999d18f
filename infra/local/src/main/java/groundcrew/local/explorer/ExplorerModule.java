package groundcrew.local.explorer;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import java.util.List;

/// Resource Explorer.
public final class ExplorerModule implements Module {
  private final ResourceExplorer explorer;

  /// Creates the module.
  public ExplorerModule(Ground ground) {
    explorer = new ResourceExplorer(ground.fixture(), ground.paging(), ground.clock());
  }

  /// Returns the service, whose views and index a test may change.
  public ResourceExplorer explorer() {
    return explorer;
  }

  @Override
  public List<Service> services() {
    return List.of(explorer);
  }
}
