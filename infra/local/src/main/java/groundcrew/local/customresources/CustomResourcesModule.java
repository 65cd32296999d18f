package groundcrew.local.customresources;

import groundcrew.local.ground.FunctionCaller;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;

/// Custom resources of CloudFormation.
public final class CustomResourcesModule implements Module {
  private final AnswerServer answers = new AnswerServer();
  private final Ground ground;

  /// Creates the module.
  public CustomResourcesModule(Ground ground) {
    this.ground = ground;
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(new CustomResourceKind(answers, () -> ground.offered(FunctionCaller.class)));
  }

  @Override
  public void close() {
    answers.close();
  }
}
