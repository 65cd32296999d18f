package groundcrew.stepfn.machine;

import groundcrew.common.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// Statuses in memory.
public final class InMemoryMachineStatuses implements MachineStatuses {
  private final Map<String, MachineStatus> stored = new TreeMap<>();
  private Runnable beforeReplace = () -> {};
  private Optional<RuntimeException> scanTrouble = Optional.empty();
  private int attempted;
  private int replaced;

  /// Stores the statuses as they are.
  public static InMemoryMachineStatuses of(MachineStatus... statuses) {
    var all = new InMemoryMachineStatuses();
    for (var status : statuses) {
      all.replace(status);
    }
    return all;
  }

  /// Simulates another writer, who changes the machine just before it is replaced.
  ///
  /// @param times number of changes
  public void changeBeforeReplace(Machine machine, int times, UnaryOperator<MachineStatus> change) {
    var left = new int[] {times};
    beforeReplace =
        () -> {
          if (left[0]-- > 0) {
            var known = find(machine.arn()).orElse(MachineStatus.none(machine));
            stored.put(machine.arn(), change.apply(known).nextVersion());
          }
        };
  }

  /// Makes the next read of all statuses fail.
  public void troubleNextScan(RuntimeException failure) {
    scanTrouble = Optional.of(failure);
  }

  /// Returns how many writes were attempted.
  public int attempted() {
    return attempted;
  }

  /// Returns how often a status was stored.
  public int replaced() {
    return replaced;
  }

  /// Returns everything that is stored.
  public synchronized List<MachineStatus> all() {
    return List.copyOf(stored.values());
  }

  /// Returns what is stored of the machine.
  public synchronized Optional<MachineStatus> find(String machineArn) {
    return Optional.ofNullable(stored.get(machineArn));
  }

  @Override
  public List<MachineStatus> all(Deadline deadline) {
    var failure = scanTrouble;
    scanTrouble = Optional.empty();
    failure.ifPresent(trouble -> {
      throw trouble;
    });
    return all();
  }

  @Override
  public Optional<MachineStatus> find(String machineArn, Deadline deadline) {
    return find(machineArn);
  }

  @Override
  public boolean replace(MachineStatus status, Deadline deadline) {
    return replace(status);
  }

  /// Stores the status, as [#replace(MachineStatus, Deadline)] does.
  public synchronized boolean replace(MachineStatus status) {
    attempted++;
    beforeReplace.run();
    if (version(status) != status.version()) {
      return false;
    }
    stored.put(status.machine().arn(), status.nextVersion());
    replaced++;
    return true;
  }

  @Override
  public synchronized boolean remove(MachineStatus status, Deadline deadline) {
    return find(status.machine().arn()).isPresent()
        && version(status) == status.version()
        && stored.remove(status.machine().arn()) != null;
  }

  private long version(MachineStatus status) {
    return find(status.machine().arn()).map(MachineStatus::version).orElse(0L);
  }
}
