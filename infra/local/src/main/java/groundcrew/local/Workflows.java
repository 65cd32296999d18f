package groundcrew.local;

import groundcrew.local.cloudwatch.NativeMetrics;
import groundcrew.local.eventbridge.Event;
import groundcrew.local.eventbridge.Events;
import groundcrew.local.eventbridge.RuleKind;
import groundcrew.local.eventbridge.Targets;
import groundcrew.local.fixture.Fixture;
import groundcrew.local.limits.Paging;
import groundcrew.local.stepfunctions.Quotas;
import groundcrew.local.stepfunctions.States;
import groundcrew.local.stepfunctions.StatusChange;
import groundcrew.local.template.ResourceKind;
import java.util.List;

/// State machines, and the rules that are told of their executions.
final class Workflows {
  private final Events events;
  private final States states;

  Workflows(Fixture fixture, Paging paging, LocalCloudSettings settings, Targets targets) {
    var clock = settings.clock();
    var quotas = settings.rates() ? Quotas.ofAws(clock) : Quotas.unlimited();
    events = new Events(targets, clock);
    states = new States(fixture.resources(), paging, quotas, this::tell, clock);
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
