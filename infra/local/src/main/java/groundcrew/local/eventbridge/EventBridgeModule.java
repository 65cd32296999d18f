package groundcrew.local.eventbridge;

import groundcrew.local.ground.EventBus;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import groundcrew.local.metrics.NativeMetrics;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;

/// EventBridge: the default event buses and their rules.
public final class EventBridgeModule implements Module {
  private final Events events;

  /// Creates the module.
  public EventBridgeModule(Ground ground) {
    events = new Events(new RuleTargets(ground), ground.agenda());
    ground.offer(EventBus.class, events::put);
  }

  /// Returns the rules, which may deliver badly.
  public Events events() {
    return events;
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(new RuleKind(events));
  }

  @Override
  public List<String> takeProblems() {
    return events.takeProblems();
  }

  @Override
  public boolean busy() {
    return events.waiting();
  }

  @Override
  public List<NativeMetrics> metrics() {
    return List.of(events.metrics());
  }
}
