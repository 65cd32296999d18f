package groundcrew.contracts;

import static groundcrew.stepfn.machine.Machines.NOON;

import groundcrew.common.VirtualTime;
import groundcrew.local.fixture.Resources;
import groundcrew.local.ground.Agenda;
import groundcrew.local.limits.Paging;
import groundcrew.local.stepfunctions.Machine;
import groundcrew.local.stepfunctions.MachineType;
import groundcrew.local.stepfunctions.Quotas;
import groundcrew.local.stepfunctions.States;
import groundcrew.local.stepfunctions.Status;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.states.AwsStateMachines;
import groundcrew.stepfn.states.InMemoryStateMachines;
import groundcrew.stepfn.states.ListedMachine;
import groundcrew.stepfn.states.StateMachines;
import groundcrew.stepfn.states.StateMachinesContract;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import software.amazon.awssdk.services.sfn.SfnClient;

class AwsStateMachinesTest extends StateMachinesContract {
  /// Longer than the machines' past, and than a listing may be behind.
  private static final Duration A_WHILE = Duration.ofHours(1);

  private LoopbackAws aws = LoopbackAws.guarded();

  @AfterEach
  void close() {
    aws.close();
  }

  @Override
  protected StateMachines stateMachines(InMemoryStateMachines account) {
    var time = new VirtualTime(NOON);
    var states =
        new States(
            new Resources(),
            Paging.quirky(),
            Quotas.ofAws(time),
            _ -> {},
            (_, parameters) -> parameters,
            new Agenda(time));
    account
        .machines()
        .forEach((listed, executions) -> {
          var arn = create(states, listed);
          executions.forEach(execution -> seed(states, arn, execution));
        });
    time.sleep(A_WHILE);
    aws.close();
    aws = LoopbackAws.guarded(states);
    return new AwsStateMachines(
        aws.clients.build(SfnClient.builder()),
        aws.clients.withoutRetries().build(SfnClient.builder()));
  }

  private static String create(States states, ListedMachine listed) {
    var machine = listed.machine();
    var type = MachineType.valueOf(machine.type().name());
    return states
        .create(
            Machine.of(LoopbackAws.GUARDED, "eu-west-1", machine.name(), type, listed.created()),
            Map.of())
        .arn();
  }

  private static void seed(States states, String machineArn, Execution execution) {
    // What was redriven had failed before.
    var status =
        execution.redrives() > 0 ? Status.FAILED : Status.valueOf(execution.status().name());
    var name = execution.arn().substring(execution.arn().lastIndexOf(':') + 1);
    var seeded =
        states.seed(
            machineArn,
            name,
            status,
            execution.started(),
            execution.stopped().orElse(execution.started()));
    for (var i = 0; i < execution.redrives(); i++) {
      states.redrive(seeded.arn());
    }
  }
}
