package groundcrew.stepfn.states;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.ExecutionStatus;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// State machines in memory.
public final class InMemoryStateMachines implements StateMachines {
  private static final int PAGE = 1000;
  private static final Comparator<Execution> NEWEST_FIRST =
      Comparator.comparing(Execution::started).thenComparing(Execution::arn).reversed();

  private final Map<Machine, Instant> created = new LinkedHashMap<>();
  private final Map<Machine, List<Execution>> executions = new HashMap<>();
  private final Map<Machine, Supplier<RuntimeException>> troubles = new HashMap<>();
  private Optional<RuntimeException> unlisted = Optional.empty();
  private Consumer<Machine> called = _ -> {};

  /// Adds a machine with executions.
  public InMemoryStateMachines add(Machine machine, Instant itsCreation, Execution... itsOwn) {
    created.put(machine, itsCreation);
    executions.put(machine, new ArrayList<>(Arrays.asList(itsOwn)));
    return this;
  }

  /// Adds or replaces an execution of the machine.
  public void set(Machine machine, Execution execution) {
    var itsOwn = executions.getOrDefault(machine, new ArrayList<>());
    itsOwn.removeIf(known -> known.arn().equals(execution.arn()));
    itsOwn.add(execution);
  }

  /// Deletes the machine.
  public void delete(Machine machine) {
    created.remove(machine);
    executions.remove(machine);
  }

  /// Deletes the machine, which is still listed.
  public void deleteUnnoticed(Machine machine) {
    executions.remove(machine);
  }

  /// Makes every call for executions of the machine fail.
  public void trouble(Machine machine, Supplier<RuntimeException> failure) {
    troubles.put(machine, failure);
  }

  /// Makes every call that lists machines fail.
  public void troubleAll(RuntimeException failure) {
    unlisted = Optional.of(failure);
  }

  /// Sets the latency of calls for executions.
  public void slow(VirtualTime time, Duration call) {
    whileCalled(_ -> time.sleep(call));
  }

  /// Runs an action during each call for executions.
  public void whileCalled(Consumer<Machine> passing) {
    called = called.andThen(passing);
  }

  /// Returns each machine's executions.
  public Map<ListedMachine, List<Execution>> machines() {
    var all = new LinkedHashMap<ListedMachine, List<Execution>>();
    created.forEach((machine, time) ->
        all.put(new ListedMachine(machine, time), executions.getOrDefault(machine, List.of())));
    return all;
  }

  @Override
  public List<ListedMachine> list(Deadline deadline) {
    unlisted.ifPresent(failure -> {
      throw failure;
    });
    return List.copyOf(machines().keySet());
  }

  @Override
  public Optional<RecentExecutions> recent(Machine machine, Deadline deadline) {
    call(machine);
    return Optional.ofNullable(executions.get(machine))
        .map(all ->
            new RecentExecutions(
                all.stream().sorted(NEWEST_FIRST).limit(PAGE).toList(), all.size() > PAGE));
  }

  @Override
  public Optional<Execution> newest(Machine machine, ExecutionStatus status, Deadline deadline) {
    call(machine);
    return Stream.ofNullable(executions.get(machine))
        .flatMap(List::stream)
        .filter(execution -> execution.status() == status)
        .min(NEWEST_FIRST);
  }

  private void call(Machine machine) {
    called.accept(machine);
    Optional.ofNullable(troubles.get(machine))
        .map(Supplier::get)
        .ifPresent(failure -> {
          throw failure;
        });
    if (machine.type() == MachineType.EXPRESS) {
      throw new IllegalStateException("StateMachineTypeNotSupported");
    }
  }
}
