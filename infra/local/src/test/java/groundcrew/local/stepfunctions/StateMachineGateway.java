package groundcrew.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import groundcrew.local.Calls;
import groundcrew.local.fixture.Resources;
import groundcrew.local.gateway.LocalGateway;
import groundcrew.local.ground.Agenda;
import groundcrew.local.limits.Paging;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/// Step Functions behind a gateway, with functions whose answers a test scripts and a clock that
/// only the test turns.
final class StateMachineGateway implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-31T02:00:00Z");

  final Agenda agenda = new Agenda(InstantSource.fixed(START));
  final List<StatusChange> told = new CopyOnWriteArrayList<>();
  final List<JsonNode> invoked = new CopyOnWriteArrayList<>();
  final List<Instant> invocations = new CopyOnWriteArrayList<>();
  final Queue<Supplier<String>> answers = new ConcurrentLinkedQueue<>();
  final States states =
      new States(
          new Resources(), Paging.full(), Quotas.unlimited(), told::add, this::invoke, agenda);
  private final LocalGateway gateway = new LocalGateway(states);
  final SfnClient client = gateway.client(SfnClient.builder(), gateway.operator());
  private int machines;

  StateMachineGateway() {
    agenda.settle(() -> {
      while (states.working()) {
        LockSupport.parkNanos(100_000);
      }
    });
  }

  private JsonNode invoke(Machine machine, JsonNode parameters) {
    invoked.add(parameters.path("Payload"));
    invocations.add(agenda.instant());
    var answer = Calls.json("{'ExecutedVersion':'1','StatusCode':200}");
    return answer.set("Payload", Calls.json(answers.remove().get()));
  }

  /// Lets the functions answer one after another; the texts are JSON with single quotes.
  void answers(String... payloads) {
    for (var payload : payloads) {
      answers.add(() -> payload);
    }
  }

  /// Creates a machine; the definition is JSON with single quotes.
  String machine(String definition) {
    machines++;
    return client
        .createStateMachine(r ->
            r.name("machine-" + machines)
                .definition(Calls.json(definition).toString())
                .roleArn("arn:aws:iam::%s:role/machines".formatted(LocalGateway.ACCOUNT)))
        .stateMachineArn();
  }

  String start(String machine, String input) {
    var json = Calls.json(input).toString();
    return client
        .startExecution(r -> r.stateMachineArn(machine).name("run").input(json))
        .executionArn();
  }

  /// Creates a machine, runs it with an input, and lets time pass.
  DescribeExecutionResponse run(String definition, String input, Duration time) {
    var execution = start(machine(definition), input);
    agenda.turn(time);
    return describe(execution);
  }

  DescribeExecutionResponse describe(String execution) {
    return client.describeExecution(r -> r.executionArn(execution));
  }

  List<HistoryEvent> history(String execution) {
    return client.getExecutionHistory(r -> r.executionArn(execution)).events();
  }

  @Override
  public void close() {
    client.close();
    gateway.close();
  }
}
