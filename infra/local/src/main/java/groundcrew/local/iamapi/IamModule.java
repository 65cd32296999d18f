package groundcrew.local.iamapi;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import java.util.List;

/// IAM, as far as it shows roles. What decides calls is the package `iam`.
public final class IamModule implements Module {
  private final IamApi iam;

  /// Creates the module.
  public IamModule(Ground ground) {
    iam = new IamApi(ground);
  }

  @Override
  public List<Service> services() {
    return List.of(iam);
  }
}
