package groundcrew.stepfn.publish;

import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The state of a run: the status of every machine, and the results so far. Thread-safe.
final class RunState {
  private final Map<String, MachineStatus> statuses = new LinkedHashMap<>();
  private final List<PublishReport.Entry> failed = new ArrayList<>();
  private int read;
  private int late;
  private int unread;
  private int removed;
  private boolean broken;

  /// Sets the status of a machine.
  synchronized void put(MachineStatus status) {
    statuses.put(status.machine().arn(), status);
  }

  /// Records that a machine was read and stored.
  synchronized void read(MachineStatus status) {
    put(status);
    read++;
  }

  /// Records that a number of machines must wait for the next run.
  synchronized void late(int machines) {
    late += machines;
  }

  /// Records that a machine could not be read or stored.
  synchronized void unread(Machine machine, RuntimeException failure) {
    unread++;
    failed(machine.name(), String.valueOf(failure.getMessage()));
  }

  /// Records that a machine no longer exists.
  synchronized void deleted(Machine machine) {
    statuses.remove(machine.arn());
  }

  /// Records that the status of a deleted machine was removed from the table.
  synchronized void removed() {
    removed++;
  }

  /// Records a failure of one machine.
  synchronized void failed(String machine, String reason) {
    failed.add(new PublishReport.Entry(machine, reason));
  }

  /// Records a failure that makes the whole run fail.
  synchronized void broken(String what, String reason) {
    broken = true;
    failed(what, reason);
  }

  synchronized boolean contains(Machine machine) {
    return statuses.containsKey(machine.arn());
  }

  synchronized List<MachineStatus> statuses() {
    return List.copyOf(statuses.values());
  }

  synchronized List<MachineStatus> statuses(MachineType type) {
    return statuses.values().stream().filter(status -> status.machine().type() == type).toList();
  }

  synchronized int inTrouble(Instant now) {
    return (int) statuses.values().stream().filter(status -> status.inTrouble(now)).count();
  }

  /// Returns the report. The run is broken if no machine could be read: the cause is then the
  /// function and not the machines.
  synchronized PublishReport report(int metrics, Instant run, Duration oldestReading) {
    return new PublishReport(
        statuses.size(),
        read,
        late,
        removed,
        metrics,
        inTrouble(run),
        oldestReading.toSeconds(),
        failed,
        broken || (unread > 0 && read == 0));
  }
}
