package groundcrew.stepfn.publish;

import groundcrew.common.Deadline;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineType;
import groundcrew.stepfn.machine.Reading;
import groundcrew.stepfn.machine.Readings;
import groundcrew.stepfn.states.ListedMachine;
import groundcrew.stepfn.states.MaxAges;
import groundcrew.stepfn.states.StateMachines;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds the machines, how old their last success may be, and what is known of them already.
///
/// @param prefix what the names of the machines begin with
record FindMachines(Readings readings, StateMachines machines, MaxAges maxAges, String prefix) {
  private static final String ALL_MACHINES = "all machines";
  private static final String ALL_TAGS = "all tags";

  /// Longer than any machine lives: dates beyond it cannot be computed.
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /// Notes every machine, and returns what was stored. Where the machines cannot be listed, it
  /// notes those that are stored, of which nothing more can be learnt in this run, and returns
  /// nothing.
  Optional<List<Reading>> find(Ledger ledger, Deadline deadline) {
    var stored = readings.all(deadline);
    try {
      var listed = machines.list(deadline).stream().filter(one -> inScope(one.machine())).toList();
      var tags = tags(ledger, deadline);
      var known = byArn(stored);
      for (var one : listed) {
        var before = known.getOrDefault(one.machine().arn(), Reading.none(one.machine()));
        ledger.know(listed(before, one, tags, ledger));
      }
      return Optional.of(stored);
    } catch (RuntimeException unlisted) {
      ledger.broken(ALL_MACHINES, "cannot be listed: " + unlisted.getMessage());
      var left = stored.stream().filter(reading -> inScope(reading.machine())).toList();
      left.forEach(ledger::know);
      ledger.late(left.size());
      return Optional.empty();
    }
  }

  private boolean inScope(Machine machine) {
    return machine.name().startsWith(prefix);
  }

  private static Map<String, Reading> byArn(List<Reading> stored) {
    return stored.stream()
        .collect(Collectors.toMap(reading -> reading.machine().arn(), Function.identity()));
  }

  private Optional<Map<String, String>> tags(Ledger ledger, Deadline deadline) {
    try {
      return Optional.of(maxAges.byMachine(deadline));
    } catch (RuntimeException unread) {
      ledger.broken(ALL_TAGS, "cannot be read: " + unread.getMessage());
      return Optional.empty();
    }
  }

  /// Where no tags could be read, those of the last time count.
  private static Reading listed(
      Reading before, ListedMachine one, Optional<Map<String, String>> tags, Ledger ledger) {
    var age =
        tags.map(all -> Optional.ofNullable(all.get(one.machine().arn())))
            .map(text -> text.flatMap(value -> maxAge(one.machine(), value, ledger)))
            .orElse(before.maxAge());
    return before.listed(one.machine(), one.created(), age);
  }

  private static Optional<Duration> maxAge(Machine machine, String text, Ledger ledger) {
    if (machine.type() == MachineType.EXPRESS) {
      return Optional.empty();
    }
    try {
      var age = Duration.parse(text.strip());
      if (age.isPositive() && age.compareTo(LONGEST) <= 0) {
        return Optional.of(age);
      }
    } catch (DateTimeParseException malformed) {
      // It is told below, as one out of range is.
    }
    ledger.failed(
        machine.name(),
        "its tag %s is '%s': expected an ISO-8601 duration such as PT26H or P2D"
            .formatted(MaxAges.TAG, text));
    return Optional.empty();
  }
}
