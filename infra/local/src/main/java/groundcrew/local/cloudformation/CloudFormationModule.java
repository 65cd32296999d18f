package groundcrew.local.cloudformation;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import java.util.List;

/// CloudFormation, as far as it shows what is deployed.
public final class CloudFormationModule implements Module {
  private final CloudFormation cloudFormation;

  /// Creates the module.
  public CloudFormationModule(Ground ground) {
    cloudFormation = new CloudFormation(ground);
  }

  @Override
  public List<Service> services() {
    return List.of(cloudFormation);
  }
}
