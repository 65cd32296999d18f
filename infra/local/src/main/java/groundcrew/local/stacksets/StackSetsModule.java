package groundcrew.local.stacksets;

import groundcrew.local.ground.DelegatedAdministrators;
import groundcrew.local.ground.Deployer;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;

/// CloudFormation stack sets.
public final class StackSetsModule implements Module {
  private final StackSets stackSets;

  /// Creates the module.
  public StackSetsModule(Ground ground) {
    stackSets =
        new StackSets(
            ground.fixture().organization(),
            () -> ground.offered(DelegatedAdministrators.class),
            () -> ground.offered(Deployer.class));
  }

  /// Returns the stack sets, which may leave an account out.
  public StackSets stackSets() {
    return stackSets;
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(stackSets);
  }
}
