package groundcrew.local.codedeploy;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import java.util.List;

/// CodeDeploy: blue/green deployments on ECS, and their hooks.
public final class CodeDeployModule implements Module {
  private final Deployments deployments = new Deployments();
  private final CodeDeployApi api;

  /// Creates the module.
  public CodeDeployModule(Ground ground) {
    var rollout = new Rollout(deployments, new Hooks(ground), ground.agenda());
    api = new CodeDeployApi(deployments, rollout, ground.clock());
  }

  /// Adds a deployment group, and its application where it has none yet.
  public void add(DeploymentGroup group) {
    deployments.add(group);
  }

  @Override
  public List<Service> services() {
    return List.of(api);
  }

  @Override
  public boolean busy() {
    return deployments.anyOpen();
  }
}
