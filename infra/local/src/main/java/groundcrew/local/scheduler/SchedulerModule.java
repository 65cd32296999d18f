package groundcrew.local.scheduler;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;

/// EventBridge Scheduler.
public final class SchedulerModule implements Module {
  private final Ground ground;
  private final Scheduler scheduler;

  /// Creates the module.
  public SchedulerModule(Ground ground) {
    this.ground = ground;
    scheduler = new Scheduler(new ScheduleTarget(ground), ground.agenda());
  }

  /// Returns the schedules.
  public Scheduler scheduler() {
    return scheduler;
  }

  @Override
  public List<Service> services() {
    return List.of(new SchedulerApi(scheduler, ground));
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(new ScheduleKind(scheduler, ground.clock()));
  }

  @Override
  public boolean busy() {
    return scheduler.waiting();
  }
}
