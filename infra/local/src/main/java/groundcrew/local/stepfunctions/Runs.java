package groundcrew.local.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.ground.Agenda;
import groundcrew.local.stepfunctions.asl.Definition;
import groundcrew.local.stepfunctions.asl.Host;
import groundcrew.local.stepfunctions.asl.Run;
import groundcrew.local.stepfunctions.asl.Step;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/// The executions that definitions run, and their histories.
final class Runs {
  private static final int MOST_EVENTS = 25_000;

  private final Agenda agenda;
  private final Functions functions;
  private final Map<String, Live> runs = new ConcurrentHashMap<>();
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final AtomicInteger working = new AtomicInteger();

  private record Live(Run run, History history) {}

  Runs(Agenda agenda, Functions functions) {
    this.agenda = agenda;
    this.functions = functions;
  }

  /// Starts a run.
  ///
  /// @param end takes how the execution is to end
  void start(Execution execution, Definition definition, BiConsumer<Status, Ending> end) {
    var machine = execution.machine();
    var history = new History(agenda);
    var started = details().put("input", execution.input()).put("roleArn", machine.roleArn());
    started.putObject("inputDetails").put("truncated", false);
    history.add("ExecutionStarted", started);
    var input = Operations.parsed(execution.input());
    var context = details();
    context
        .putObject("Execution")
        .put("Id", execution.arn())
        .put("Name", execution.name())
        .put("RoleArn", machine.roleArn())
        .set("Input", input);
    context.putObject("StateMachine").put("Id", machine.arn()).put("Name", machine.name());
    var run =
        new Run(
            definition,
            input,
            context,
            execution.started(),
            agenda,
            new Surroundings(machine, history, end),
            working);
    runs.put(execution.arn(), new Live(run, history));
    running.add(execution.arn());
    run.start();
  }

  /// Ends the run of an execution that has ended; does nothing where none runs it.
  void ended(Execution execution, Ending ending) {
    var live = runs.get(execution.arn());
    if (live != null && running.remove(execution.arn())) {
      live.run().stop();
      live.history().end(event(execution.status()), details(ending));
    }
  }

  Optional<History> history(String executionArn) {
    return Optional.ofNullable(runs.get(executionArn)).map(Live::history);
  }

  boolean isEmpty() {
    return running.isEmpty();
  }

  boolean working() {
    return working.get() > 0;
  }

  private static String event(Status status) {
    return switch (status) {
      case SUCCEEDED -> "ExecutionSucceeded";
      case FAILED -> "ExecutionFailed";
      case TIMED_OUT -> "ExecutionTimedOut";
      case ABORTED -> "ExecutionAborted";
      case RUNNING -> throw new IllegalArgumentException("RUNNING is no way to end");
    };
  }

  private static ObjectNode details(Ending ending) {
    var details = details();
    ending
        .output()
        .ifPresent(output -> {
          details.put("output", output);
          details.putObject("outputDetails").put("truncated", false);
        });
    ending.error().ifPresent(error -> details.put("error", error));
    ending.cause().ifPresent(cause -> details.put("cause", cause));
    return details;
  }

  private static ObjectNode details() {
    return JsonNodeFactory.instance.objectNode();
  }

  private final class Surroundings implements Host {
    private final Machine machine;
    private final History history;
    private final BiConsumer<Status, Ending> end;

    private Surroundings(Machine machine, History history, BiConsumer<Status, Ending> end) {
      this.machine = machine;
      this.history = history;
      this.end = end;
    }

    @Override
    public JsonNode invoke(JsonNode parameters) {
      return functions.invoke(machine, parameters);
    }

    @Override
    public long record(String type, ObjectNode details) {
      var id = history.add(type, details);
      if (id == MOST_EVENTS - 1) {
        var cause =
            "The execution reached the maximum number of history events (%d)."
                .formatted(MOST_EVENTS);
        failed(new Step.Fail(Optional.of("States.Runtime"), Optional.of(cause)));
      }
      return id;
    }

    @Override
    public void succeeded(JsonNode output) {
      end.accept(
          Status.SUCCEEDED,
          new Ending(
              agenda.instant(),
              Optional.of(output.toString()),
              Optional.empty(),
              Optional.empty()));
    }

    @Override
    public void failed(Step.Fail failure) {
      end.accept(Status.FAILED, Ending.failure(agenda.instant(), failure.error(), failure.cause()));
    }

    @Override
    public void timedOut() {
      end.accept(Status.TIMED_OUT, Ending.of(Status.TIMED_OUT, agenda.instant()));
    }
  }
}
