package groundcrew.local.codedeploy;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// CodeDeploy: blue/green deployments on ECS, and their hooks.
public final class CodeDeployModule implements Module {
  private final Deployments deployments = new Deployments();
  private final InstantSource clock;
  private final CodeDeployApi api;

  /// Creates the module.
  public CodeDeployModule(Ground ground) {
    clock = ground.clock();
    var rollout = new Rollout(deployments, new Hooks(ground), ground.agenda());
    api = new CodeDeployApi(deployments, rollout, clock);
  }

  /// Adds a deployment group, and its application where it has none yet.
  public void add(DeploymentGroup group) {
    deployments.add(group);
  }

  /// Adds a deployment that waits for the result of the hook of AfterAllowTestTraffic, for a
  /// function that is invoked with an event from a file. It waits without a limit.
  public void addWaiting(DeploymentGroup group, String deploymentId, String hookExecutionId) {
    var hook = new HookExecution(hookExecutionId, LifecycleEvent.AFTER_ALLOW_TEST_TRAFFIC, false);
    var spec = new AppSpec(Map.of());
    deployments.add(
        Deployment.created(deploymentId, group, spec, clock.instant()).begun().waiting(hook));
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
