package groundcrew.local;

import groundcrew.local.cloudwatch.NativeMetrics;
import groundcrew.local.events.Event;
import groundcrew.local.events.Events;
import groundcrew.local.events.RuleKind;
import groundcrew.local.events.Targets;
import groundcrew.local.limits.Paging;
import groundcrew.local.states.Quotas;
import groundcrew.local.states.States;
import groundcrew.local.states.StatusChange;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.world.World;
import java.util.List;

/// State machines, and the rules that are told of their executions.
final class Workflows {
  private final Events events;
  private final States states;

  Workflows(World world, Paging paging, LocalCloudSettings settings, Targets targets) {
    var clock = settings.clock();
    var quotas = settings.rates() ? Quotas.ofAws(clock) : Quotas.unlimited();
    events = new Events(targets, clock);
    states = new States(world.resources(), paging, quotas, this::tell, clock);
  }

  private void tell(StatusChange change) {
    var machine = change.execution().machine();
    events.put(
        new Event(
            "aws.states",
            StatusChange.DETAIL_TYPE,
            machine.account(),
            machine.region(),
            change.at(),
            List.of(change.execution().arn()),
            change.detail()));
  }

  States states() {
    return states;
  }

  Events events() {
    return events;
  }

  NativeMetrics metrics() {
    return new ExecutionMetrics(states::takeCounts);
  }

  ResourceKind rules() {
    return new RuleKind(events);
  }
}
