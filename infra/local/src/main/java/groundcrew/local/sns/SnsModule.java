package groundcrew.local.sns;

import groundcrew.local.alarms.AlarmActions;
import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import groundcrew.local.problems.ProblemLog;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;

/// SNS, and the notifications of alarms.
public final class SnsModule implements Module {
  private final Ground ground;
  private final ProblemLog problems = new ProblemLog();
  private final Sns sns;

  /// Creates the module.
  public SnsModule(Ground ground) {
    this.ground = ground;
    ground.iam().know(List.of("aws:SourceOwner"));
    sns = new Sns(ground.paging(), ground.clock(), ground.keyUse());
    ground.offer(AlarmActions.class, new AlarmTopics(ground.iam(), sns, problems));
  }

  /// Returns the topics, and the e-mails that they would have sent.
  public Sns sns() {
    return sns;
  }

  @Override
  public List<Service> services() {
    return List.of(sns);
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(new SnsKinds(sns, ground.iam()::putResourcePolicy));
  }

  @Override
  public List<String> takeProblems() {
    return problems.take();
  }
}
