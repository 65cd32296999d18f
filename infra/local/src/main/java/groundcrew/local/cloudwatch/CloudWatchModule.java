package groundcrew.local.cloudwatch;

import groundcrew.local.alarms.AlarmActions;
import groundcrew.local.alarms.AlarmKind;
import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import groundcrew.local.metrics.NativeMetrics;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;

/// CloudWatch: metrics, alarms and dashboards.
public final class CloudWatchModule implements Module {
  private final Ground ground;
  private final CloudWatch cloudWatch;

  /// Creates the module.
  public CloudWatchModule(Ground ground) {
    this.ground = ground;
    ground.iam().know(List.of(CloudWatch.NAMESPACE_KEY));
    cloudWatch =
        new CloudWatch(
            ground.paging(),
            ground.clock(),
            (action, notice) -> ground.offered(AlarmActions.class).perform(action, notice));
    cloudWatch.measure(() -> ground.offered(NativeMetrics.class).measure());
    ground.agenda().everyMinute("metrics and alarms", cloudWatch::tick);
  }

  /// Returns the metrics, alarms and dashboards.
  public CloudWatch cloudWatch() {
    return cloudWatch;
  }

  @Override
  public List<Service> services() {
    return List.of(cloudWatch);
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(
        new AlarmKind(cloudWatch.alarms(), ground.clock()), new DashboardKind(cloudWatch));
  }
}
