package groundcrew.local.stepfunctions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groundcrew.local.fixture.Resources;
import groundcrew.local.gateway.AwsError;
import groundcrew.local.gateway.Call;
import groundcrew.local.gateway.RequiredPermission;
import groundcrew.local.gateway.Service;
import groundcrew.local.ground.Agenda;
import groundcrew.local.limits.Paging;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The state machines of every account and region.
public final class States implements Service {
  private final Machines machines = new Machines();
  private final Counts counts = new Counts();
  private final Runs runs;
  private final Changes changes;
  private final Listings listings;
  private final Operations operations;
  private final Quotas quotas;
  private final InstantSource clock;

  /// Creates a service without machines.
  ///
  /// @param resources hold the tags
  /// @param agenda has the waits of the executions
  public States(
      Resources resources,
      Paging paging,
      Quotas quotas,
      ExecutionListener listener,
      Functions functions,
      Agenda agenda) {
    var tags = new Tags(resources);
    this.runs = new Runs(agenda, functions);
    this.changes = new Changes(machines, tags, counts, runs, listener, agenda);
    this.listings = new Listings(machines, runs, paging, agenda);
    this.operations = new Operations(machines, changes, tags, agenda);
    this.quotas = quotas;
    this.clock = agenda;
  }

  @Override
  public String model() {
    return "states";
  }

  @Override
  public List<RequiredPermission> requiredPermissions(Call call) {
    return Needs.of(call);
  }

  @Override
  public ObjectNode answer(Call call) {
    if (!quotas.admit(call.caller().account(), call.region(), call.operation())) {
      throw new AwsError(400, "ThrottlingException", "Rate exceeded");
    }
    return switch (call.operation()) {
      case "ListStateMachines" -> listings.machines(call);
      case "GetExecutionHistory" -> listings.history(call);
      case "ListExecutions" -> listings.executions(call);
      default -> operations.answer(call);
    };
  }

  /// Returns what an execution has used that a definition runs.
  public Usage usage(String executionArn) {
    return runs.history(executionArn).orElseThrow(() -> missing(executionArn)).usage();
  }

  boolean busy() {
    return !runs.isEmpty();
  }

  boolean working() {
    return runs.working();
  }

  /// Creates a machine, which may be as old as it likes.
  public Machine create(Machine machine, Map<String, String> tags) {
    return changes.create(machine, tags);
  }

  /// Gives a machine another definition or role; what runs goes on with those that it has.
  Machine update(Machine machine, Map<String, String> tags) {
    return changes.update(machine, tags);
  }

  /// Deletes a machine; what runs is aborted.
  public void delete(String machineArn) {
    changes.delete(machineArn);
  }

  /// Puts an execution into a STANDARD machine's past: no event is sent, and nothing is counted.
  ///
  /// @param stopped when it ended; of no meaning where it still runs
  public Execution seed(
      String machineArn, String name, Status status, Instant started, Instant stopped) {
    var held = machines.get(machineArn);
    var running = Execution.started(held.machine(), name, "{}", started);
    var seeded =
        status == Status.RUNNING ? running : running.ended(status, Ending.of(status, stopped));
    held.executions()
        .add(seeded, started)
        .ifPresent(present -> {
          throw new IllegalArgumentException("there is an execution " + present.arn());
        });
    return seeded;
  }

  /// Starts an execution now, without input.
  public Execution start(String machineArn, String name) {
    return changes.start(machines.get(machineArn), Optional.of(name), "{}");
  }

  /// Ends a running execution now; that of an EXPRESS machine is counted.
  public void end(String executionArn, Status status) {
    var held = machines.get(Arns.machineOf(executionArn));
    if (Arns.express(executionArn)) {
      counts.add(held.machine(), status);
    } else {
      changes.end(held, execution(held, executionArn), status, Ending.of(status, clock.instant()));
    }
  }

  /// Redrives an execution now.
  public void redrive(String executionArn) {
    var held = machines.get(Arns.machineOf(executionArn));
    changes.redrive(held, execution(held, executionArn));
  }

  /// Returns an execution as it is, whatever a listing may show.
  public Execution execution(String executionArn) {
    return execution(machines.get(Arns.machineOf(executionArn)), executionArn);
  }

  /// Returns and forgets how often executions came to each status since it was last asked.
  public Map<StatusCount, Long> takeCounts() {
    return counts.take();
  }

  static Execution execution(Machines.Held held, String arn) {
    return held.executions()
        .find(arn.substring(arn.lastIndexOf(':') + 1))
        .orElseThrow(() -> missing(arn));
  }

  static AwsError missing(String executionArn) {
    return new AwsError(
        400, "ExecutionDoesNotExist", "Execution Does Not Exist: '%s'".formatted(executionArn));
  }

  static AwsError invalid(String message) {
    return new AwsError(400, "ValidationException", message);
  }

  static ObjectNode nothing() {
    return JsonNodeFactory.instance.objectNode();
  }
}
