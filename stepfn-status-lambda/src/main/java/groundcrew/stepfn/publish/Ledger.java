package groundcrew.stepfn.publish;

import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineType;
import groundcrew.stepfn.machine.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run knows, and what became of it so far; several threads write it.
final class Ledger {
  private final Map<String, Reading> known = new LinkedHashMap<>();
  private final List<PublishReport.Entry> failed = new ArrayList<>();
  private int read;
  private int late;
  private int unread;
  private int removed;
  private boolean broken;

  /// Notes what is known of a machine now.
  synchronized void know(Reading reading) {
    known.put(reading.machine().arn(), reading);
  }

  /// Notes that a machine was read and stored.
  synchronized void read(Reading reading) {
    know(reading);
    read++;
  }

  /// Notes that so many machines have to wait for the next run.
  synchronized void late(int machines) {
    late += machines;
  }

  /// Notes that a machine could not be read or stored.
  synchronized void unread(Machine machine, RuntimeException failure) {
    unread++;
    failed(machine.name(), String.valueOf(failure.getMessage()));
  }

  /// Notes that a machine is there no more.
  synchronized void gone(Machine machine) {
    known.remove(machine.arn());
  }

  /// Notes that a machine was forgotten.
  synchronized void removed() {
    removed++;
  }

  /// Notes what is wrong with a machine.
  synchronized void failed(String machine, String reason) {
    failed.add(new PublishReport.Entry(machine, reason));
  }

  /// Notes what is wrong, and that the run is none without it.
  synchronized void broken(String what, String reason) {
    broken = true;
    failed(what, reason);
  }

  synchronized boolean knows(Machine machine) {
    return known.containsKey(machine.arn());
  }

  synchronized List<Reading> known() {
    return List.copyOf(known.values());
  }

  synchronized List<Reading> known(MachineType type) {
    return known.values().stream().filter(reading -> reading.machine().type() == type).toList();
  }

  synchronized int inTrouble(Instant now) {
    return (int) known.values().stream().filter(reading -> reading.inTrouble(now)).count();
  }

  /// Returns the age of the oldest reading; a machine that was never read has waited since its
  /// creation.
  synchronized Duration oldestReading(Instant now) {
    return known(MachineType.STANDARD).stream()
        .map(reading -> reading.readAt().or(reading::created))
        .flatMap(Optional::stream)
        .map(since -> Duration.between(since, now))
        .max(Duration::compareTo)
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  /// Returns the report. One machine that cannot be read is told; when none can, it is the function
  /// that does not work.
  synchronized PublishReport report(int metrics, Instant run, Instant now) {
    return new PublishReport(
        known.size(),
        read,
        late,
        removed,
        metrics,
        inTrouble(run),
        oldestReading(now),
        failed,
        broken || (unread > 0 && read == 0));
  }
}
