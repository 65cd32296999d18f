package groundcrew.stepfn.notice;

import groundcrew.stepfn.machine.ConsoleLink;
import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.Reading;
import groundcrew.stepfn.machine.Trouble;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/// A notice that a machine is in trouble, or that it no longer is.
///
/// @param status status of the machine with the change
/// @param time time of the notice
public record Notice(MachineStatus status, Instant time) {
  /// The longest subject that SNS accepts has 99 characters.
  private static final int LONGEST_SUBJECT = 99;

  private static final int LONGEST_REASON = 200;

  /// Returns one line of printable ASCII, as SNS wants it, such as `nightly-import failed`.
  public String subject() {
    var subject = (status.machine().name() + " " + happened()).replaceAll("[^ -~]", "?");
    return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
  }

  /// Returns the text.
  public String text() {
    var machine = status.machine();
    var text = new StringJoiner("\n");
    text.add("State machine " + machine.name() + " " + happened() + ".").add("");
    text.add("Account %s, region %s".formatted(machine.account(), machine.region()));
    status.outcome().ifPresent(outcome -> add(text, outcome));
    if (troubles().contains(Trouble.OVERDUE)) {
      text.add(
          "Last success: " + status.lastSuccess().map(Instant::toString).orElse("none is known"));
    }
    status
        .refused(time)
        .map(Reading.Failure::reason)
        .ifPresent(reason -> text.add("Cannot be read: " + shown(reason)));
    ConsoleLink.ofOutcome(status).ifPresent(link -> text.add("").add(link));
    return text.toString();
  }

  private void add(StringJoiner text, Execution outcome) {
    text.add("Execution: " + outcome.arn());
    text.add("Ended: " + outcome.since());
    outcome
        .failure()
        .ifPresent(failure -> {
          failure.error().ifPresent(error -> text.add("Error: " + shown(error)));
          failure.cause().ifPresent(cause -> text.add("Cause: " + shown(cause)));
        });
  }

  private String happened() {
    var troubles = troubles();
    if (troubles.contains(Trouble.FAILED)) {
      return status.outcome().map(Execution::status).map(Enum::name).map(Notice::word).orElse("");
    }
    if (troubles.contains(Trouble.OVERDUE)) {
      return "is overdue";
    }
    return troubles.contains(Trouble.UNREADABLE) ? "cannot be read" : "has recovered";
  }

  private Set<Trouble> troubles() {
    return status.troubles(time);
  }

  /// Returns a status such as TIMED_OUT in words.
  private static String word(String name) {
    var word = name.toLowerCase(Locale.ROOT).replace('_', ' ');
    return name.equals("ABORTED") ? "was aborted" : word;
  }

  /// Returns the beginning of a text that anybody may have chosen, in one line without control
  /// characters.
  private static String shown(String reason) {
    var line = Optional.of(reason.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip());
    return line.filter(one -> one.length() <= LONGEST_REASON)
        .orElseGet(() -> line.get().substring(0, LONGEST_REASON) + " ...");
  }
}
