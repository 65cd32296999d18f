package groundcrew.bench.guardian;

import java.util.List;
import java.util.Optional;

/// What the functions take in an account of so many machines.
///
/// @param secondsOfRun of the publisher
/// @param readingsOfRun machines that it reads
/// @param secondsOfEvent of the handler of events
record Usage(int machines, double secondsOfRun, double readingsOfRun, double secondsOfEvent) {
  /// For listing, finding and publishing, where only the reading was measured, or nothing.
  static final double OTHER_SECONDS = 3;

  static final double UNMEASURED_EVENT = 0.15;

  /// Takes what was measured with the usual share of the quota, and what that allows where nothing
  /// was.
  static Usage of(
      int machines,
      List<FleetReading> readings,
      List<Rounds> rounds,
      Optional<EventLatency> latency) {
    var event = latency.map(measured -> measured.median() / 1000).orElse(UNMEASURED_EVENT);
    return readings.stream()
        .filter(reading -> reading.machines() == machines && reading.quota().equals(Quota.USUAL))
        .map(reading -> new Usage(machines, reading.secondsOfRun(), machines, event))
        .findFirst()
        .or(() ->
            rounds.stream()
                .filter(round -> round.machines() == machines)
                .map(round ->
                    new Usage(
                        machines, round.secondsOfRun() + OTHER_SECONDS, round.callsOfRun(), event))
                .findFirst())
        .orElseGet(() -> {
          var calls = (int) Math.min(machines, Quota.USUAL.mostOfRun());
          return new Usage(machines, Quota.USUAL.leastSeconds(calls) + OTHER_SECONDS, calls, event);
        });
  }
}
