package groundcrew.local.cloudwatch;

import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.ResourceProperties;
import java.util.Map;
import java.util.Set;

/// `AWS::CloudWatch::Dashboard`.
public final class DashboardKind implements ResourceKind {
  private final CloudWatch cloudWatch;

  /// Creates the kind.
  public DashboardKind(CloudWatch cloudWatch) {
    this.cloudWatch = cloudWatch;
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::CloudWatch::Dashboard");
  }

  @Override
  public Created create(Resource resource) {
    var properties =
        ResourceProperties.of(resource, Set.of("DashboardBody", "DashboardName", "Tags"));
    var name = properties.name("DashboardName", 255);
    var body = properties.required("DashboardBody");
    var faults = Dashboards.faults(name, body);
    if (!faults.isEmpty()) {
      throw properties.fault("DashboardBody", "is not valid: " + String.join("; ", faults));
    }
    cloudWatch.dashboards().put(resource.place().account(), name, body);
    return new Created(name, Map.of());
  }

  @Override
  public Changes changes(String type) {
    return Changes.named("DashboardName");
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    return create(wanted);
  }

  @Override
  public void delete(Existing existing) {
    cloudWatch.dashboards().remove(existing.resource().place().account(), existing.id());
  }
}
