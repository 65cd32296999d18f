package groundcrew.treebutton.press;

import groundcrew.common.Deadline;
import groundcrew.common.Retries;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/// Admits a press, once for all its deliveries: it is accepted within the limits, or LIMITED.
public final class AdmitPress {
  private final Admissions admissions;
  private final Limits limits;
  private final Retries retries;

  /// The record of a press.
  ///
  /// @param isNew whether this delivery admitted the press
  /// @param limit the limit that this delivery reached
  public record Admission(PressRecord record, boolean isNew, Optional<Limit> limit) {}

  /// @param retries retries after a conflict with another press
  public AdmitPress(Admissions admissions, Limits limits, Retries retries) {
    this.admissions = admissions;
    this.limits = limits;
    this.retries = retries;
  }

  /// Admits the press, or returns what an earlier delivery made of it.
  ///
  /// @param lease of the caller, who may work on it alone then
  /// @throws IllegalStateException if every attempt conflicts with another press, or the deadline
  ///   passes: the press must be delivered again
  public Admission admit(Press press, Lease lease, Deadline deadline) {
    return retries
        .until(Optional::isPresent, deadline, () -> attempt(press, lease, deadline))
        .flatMap(admission -> admission)
        .orElseThrow(() ->
            new IllegalStateException(
                "every attempt to admit press %s conflicted with another press"
                    .formatted(press.id())));
  }

  private Optional<Admission> attempt(Press press, Lease lease, Deadline deadline) {
    var day = LocalDate.ofInstant(press.receivedAt(), ZoneOffset.UTC);
    var known = admissions.known(press, day, deadline);
    if (known.record().isPresent()) {
      return known.record().map(record -> new Admission(record, false, Optional.empty()));
    }
    var history = known.history().at(press.receivedAt(), limits.interval());
    var exceeded = exceeded(press, known, history);
    var record =
        exceeded
            .map(limit -> PressRecord.limited(press, limit.reason(limits)))
            .orElseGet(() -> PressRecord.claimed(press, lease));
    var arrived = history.hasArrival() ? history.arrived() : history;
    var after = exceeded.isPresent() ? arrived : arrived.accepted(press.pressedAt());
    return admissions.admit(record, after, day, limits.perDay(), deadline)
        ? Optional.of(new Admission(record.nextVersion(), true, exceeded))
        : Optional.empty();
  }

  private Optional<Limit> exceeded(Press press, Admissions.Known known, ButtonHistory history) {
    if (!history.hasArrival()) {
      return Optional.of(Limit.ARRIVALS);
    }
    if (history.tooClose(press.pressedAt(), limits.interval())) {
      return Optional.of(Limit.INTERVAL);
    }
    return known.acceptedToday() >= limits.perDay() ? Optional.of(Limit.DAY) : Optional.empty();
  }
}
