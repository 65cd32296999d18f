package groundcrew.local.sts;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import groundcrew.local.iam.IamResources;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;

/// IAM roles and policies, and the sessions that STS opens.
public final class StsModule implements Module {
  private final Ground ground;

  /// Creates the module.
  public StsModule(Ground ground) {
    this.ground = ground;
  }

  @Override
  public List<Service> services() {
    return List.of(new Sts(ground.iam(), ground.keys(), ground.clock()));
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(new IamResources(ground.iam()));
  }

  @Override
  public List<String> takeProblems() {
    return ground.iam().takeDenials();
  }
}
