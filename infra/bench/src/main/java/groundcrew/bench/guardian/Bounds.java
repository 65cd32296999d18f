package groundcrew.bench.guardian;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What has to be held.
final class Bounds {
  static final double MOST_CALLS_PER_MACHINE = 1.3;
  static final double LEAST_OF_ALLOWED = 0.95;
  static final double LEAST_OF_MACHINES = 0.99;
  static final double EVENT_BELOW_MILLIS = 1000;

  private Bounds() {}

  /// Returns what was missed, in words.
  static List<String> missed(
      List<FleetReading> readings, List<Rounds> rounds, Optional<EventLatency> latency) {
    var missed = new ArrayList<String>();
    for (var reading : readings) {
      var what = "%,d machines: ".formatted(reading.machines());
      if (reading.ofMachines() < LEAST_OF_MACHINES) {
        missed.add(
            what
                + "%.3f of them were read, at least %s"
                    .formatted(reading.ofMachines(), LEAST_OF_MACHINES));
      }
      if (reading.callsPerMachine() > MOST_CALLS_PER_MACHINE) {
        missed.add(
            what
                + "%.3f calls a machine, at most %s"
                    .formatted(reading.callsPerMachine(), MOST_CALLS_PER_MACHINE));
      }
      allowed(what, reading.ofAllowed()).ifPresent(missed::add);
      if (reading.publications() > reading.leastPublications()) {
        missed.add(
            what
                + "%d calls of PutMetricData, at most %d"
                    .formatted(reading.publications(), reading.leastPublications()));
      }
    }
    rounds.forEach(round ->
        allowed("%,d machines, virtually: ".formatted(round.machines()), round.ofAllowed())
            .ifPresent(missed::add));
    latency
        .filter(measured -> measured.maximum() >= EVENT_BELOW_MILLIS)
        .ifPresent(measured ->
            missed.add(
                "%.0f ms from an event to its metric, always below %.0f"
                    .formatted(measured.maximum(), EVENT_BELOW_MILLIS)));
    return missed;
  }

  private static Optional<String> allowed(String what, double share) {
    return share < LEAST_OF_ALLOWED
        ? Optional.of(
            what + "%.3f of what the quota allows, at least %s".formatted(share, LEAST_OF_ALLOWED))
        : Optional.empty();
  }
}
