package groundcrew.local.stepfunctions;

import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Event;
import groundcrew.local.ground.EventBus;
import groundcrew.local.ground.Ground;
import groundcrew.local.ground.Module;
import groundcrew.local.metrics.NativeMetrics;
import groundcrew.local.template.ResourceKind;
import groundcrew.local.template.Template;
import java.util.List;

/// Step Functions.
public final class StepFunctionsModule implements Module {
  private final Ground ground;
  private final States states;

  /// Creates the module.
  public StepFunctionsModule(Ground ground) {
    this.ground = ground;
    var clock = ground.clock();
    var quotas = ground.settings().rates() ? Quotas.ofAws(clock) : Quotas.unlimited();
    states =
        new States(
            ground.fixture().resources(),
            ground.paging(),
            quotas,
            this::publish,
            new LambdaFunctions(ground),
            ground.agenda());
  }

  private void publish(StatusChange change) {
    var machine = change.execution().machine();
    ground
        .offered(EventBus.class)
        .put(
            new Event(
                "aws.states",
                StatusChange.DETAIL_TYPE,
                machine.account(),
                machine.region(),
                change.at(),
                List.of(change.execution().arn()),
                change.detail()));
  }

  /// Returns the state machines, whose executions a test ends.
  public States states() {
    return states;
  }

  @Override
  public List<Service> services() {
    return List.of(states);
  }

  @Override
  public List<ResourceKind> resourceKinds(Template template) {
    return List.of(new MachineKind(states, ground.clock()));
  }

  @Override
  public boolean busy() {
    return states.busy();
  }

  /// What waits for its time does not work.
  @Override
  public boolean working() {
    return states.working();
  }

  @Override
  public List<NativeMetrics> metrics() {
    return List.of(new ExecutionMetrics(states::takeCounts));
  }
}
