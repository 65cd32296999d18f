package groundcrew.local.ssm;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import java.util.List;

/// Systems Manager: Parameter Store.
public final class SsmModule implements Module {
  private final Ssm ssm;

  /// Creates the module.
  public SsmModule(Ground ground) {
    ssm = new Ssm(ground.paging(), ground.clock());
  }

  @Override
  public List<Service> services() {
    return List.of(ssm);
  }
}
