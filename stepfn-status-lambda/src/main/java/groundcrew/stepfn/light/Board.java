package groundcrew.stepfn.light;

import groundcrew.stepfn.machine.MachineType;
import groundcrew.stepfn.machine.Reading;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All lights at the time of the view.
///
/// @param lights the worst first
/// @param counts how many lights each state has, without those that have none
/// @param oldest when the machine was read that was read the longest time ago
record Board(
    Instant now, List<Light> lights, Map<LightState, Integer> counts, Optional<Instant> oldest) {

  /// Returns the lights of everything that is known.
  static Board of(List<Reading> readings, Instant now) {
    var lights =
        readings.stream().map(reading -> Light.of(reading, now)).sorted(Light.ORDER).toList();
    var counts = new EnumMap<LightState, Integer>(LightState.class);
    lights.forEach(light -> counts.merge(light.state(), 1, Integer::sum));
    return new Board(now, lights, counts, oldest(readings));
  }

  /// An EXPRESS machine cannot be read, only its metrics can. One that was never read has waited
  /// since it was created.
  private static Optional<Instant> oldest(List<Reading> readings) {
    return readings.stream()
        .filter(reading -> reading.machine().type() == MachineType.STANDARD)
        .flatMap(reading -> reading.readAt().or(reading::created).stream())
        .min(Comparator.naturalOrder());
  }

  List<Light> matching(Filter filter) {
    return filter.all() ? lights : lights.stream().filter(filter.matcher()).toList();
  }
}
