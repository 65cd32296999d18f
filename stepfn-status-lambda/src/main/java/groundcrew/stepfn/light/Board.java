package groundcrew.stepfn.light;

import groundcrew.stepfn.machine.MachineStatus;
import groundcrew.stepfn.machine.MachineType;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All lights at the time of the view.
///
/// @param lights lights, the worst first
/// @param counts number of lights per state, without states that have none
/// @param oldest time of the oldest reading
record Board(
    Instant now, List<Light> lights, Map<LightState, Integer> counts, Optional<Instant> oldest) {

  /// Returns the lights of all machines.
  static Board of(List<MachineStatus> statuses, Instant now) {
    var lights =
        statuses.stream().map(status -> Light.of(status, now)).sorted(Light.ORDER).toList();
    var counts = new EnumMap<LightState, Integer>(LightState.class);
    lights.forEach(light -> counts.merge(light.state(), 1, Integer::sum));
    return new Board(now, lights, counts, oldest(statuses));
  }

  /// EXPRESS machines do not count: only their metrics are read. A machine that no run has tried to
  /// read does not count either.
  private static Optional<Instant> oldest(List<MachineStatus> statuses) {
    return statuses.stream()
        .filter(status -> status.machine().type() == MachineType.STANDARD)
        .flatMap(status -> status.reading().since().stream())
        .min(Comparator.naturalOrder());
  }

  List<Light> matching(Filter filter) {
    return filter.all() ? lights : lights.stream().filter(filter.matcher()).toList();
  }
}
