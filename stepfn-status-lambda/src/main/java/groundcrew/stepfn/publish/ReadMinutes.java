package groundcrew.stepfn.publish;

import groundcrew.common.Deadline;
import groundcrew.common.ParallelTasks;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.MachineType;
import groundcrew.stepfn.machine.Reading;
import groundcrew.stepfn.states.ExpressOutcomes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads what AWS counted of EXPRESS machines in the hour before the run.
///
/// @param atOnce readings that are stored at the same time
record ReadMinutes(ExpressOutcomes outcomes, int atOnce) {

  void read(Ledger ledger, KeepReading keep, Instant run, Deadline deadline) {
    var waiting = ledger.known(MachineType.EXPRESS);
    for (var from = 0; from < waiting.size(); from += ExpressOutcomes.LARGEST_BATCH) {
      if (deadline.passed()) {
        ledger.late(waiting.size() - from);
        return;
      }
      var end = Math.min(waiting.size(), from + ExpressOutcomes.LARGEST_BATCH);
      read(waiting.subList(from, end), ledger, keep, run, deadline);
    }
  }

  private void read(
      List<Reading> batch, Ledger ledger, KeepReading keep, Instant run, Deadline deadline) {
    var looked = deadline.clock().instant();
    try {
      var seen = outcomes.lastHour(batch.stream().map(Reading::machine).toList(), run, deadline);
      try (var tasks = new ParallelTasks(atOnce)) {
        batch.forEach(known -> tasks.start(() -> keep(known, seen, looked, ledger, keep)));
      }
    } catch (RuntimeException failure) {
      batch.forEach(known -> ledger.unread(known.machine(), failure));
    }
  }

  private static void keep(
      Reading known, Map<String, Execution> seen, Instant looked, Ledger ledger, KeepReading keep) {
    var minute = Optional.ofNullable(seen.get(known.machine().arn()));
    try {
      keep.keep(known, reading -> minute.map(reading::withMinute).orElse(reading), looked);
    } catch (RuntimeException failure) {
      ledger.unread(known.machine(), failure);
    }
  }
}
