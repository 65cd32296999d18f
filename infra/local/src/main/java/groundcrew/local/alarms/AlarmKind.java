package groundcrew.local.alarms;

import groundcrew.local.template.Changes;
import groundcrew.local.template.Created;
import groundcrew.local.template.Existing;
import groundcrew.local.template.Resource;
import groundcrew.local.template.ResourceKind;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/// `AWS::CloudWatch::Alarm`.
public final class AlarmKind implements ResourceKind {
  private final Alarms alarms;
  private final InstantSource clock;

  /// Creates the kind.
  public AlarmKind(Alarms alarms, InstantSource clock) {
    this.alarms = alarms;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return Set.of("AWS::CloudWatch::Alarm");
  }

  @Override
  public Created create(Resource resource) {
    var alarm = AlarmProperties.of(resource).alarm(clock.instant());
    alarms.put(alarm);
    return new Created(alarm.name(), Map.of("Arn", alarm.arn()));
  }

  @Override
  public Changes changes(String type) {
    return Changes.named("AlarmName");
  }

  @Override
  public Created update(Existing existing, Resource wanted) {
    alarms.change(AlarmProperties.of(wanted).alarm(clock.instant()));
    return existing.created();
  }

  @Override
  public void delete(Existing existing) {
    alarms.remove(existing.created().attributes().getOrDefault("Arn", ""));
  }
}
