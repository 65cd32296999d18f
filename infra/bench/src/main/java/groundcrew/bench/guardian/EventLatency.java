package groundcrew.bench.guardian;

import groundcrew.local.states.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The time from an execution's end to the publication of its metric, with functions that run
/// already.
///
/// @param millis sorted
record EventLatency(List<Double> millis) {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  static EventLatency measure(int events, Path work) {
    try (var fleet = FleetCloud.start(1, 1, work.resolve("events"))) {
      var arn =
          "arn:aws:states:%s:%s:stateMachine:machine-00000"
              .formatted(fleet.system().region(), fleet.system().account());
      // The first events find functions that have not started yet.
      one(fleet, arn, "warm-0");
      one(fleet, arn, "warm-1");
      var millis = new ArrayList<Double>();
      for (var i = 0; i < events; i++) {
        millis.add(one(fleet, arn, "e-" + i + "-timed"));
      }
      return new EventLatency(millis.stream().sorted().toList());
    }
  }

  private static double one(FleetCloud fleet, String machine, String name) {
    var system = fleet.system();
    var execution = fleet.cloud().states().start(machine, name);
    system.await("the start's event", LIMIT, fleet.cloud()::quiet);
    var before = fleet.calls().lastPublication();
    var ended = System.nanoTime();
    fleet.cloud().states().end(execution.arn(), Status.SUCCEEDED);
    system.await("the metric", LIMIT, () -> fleet.calls().lastPublication() > before);
    system.await("the end's event", LIMIT, fleet.cloud()::quiet);
    return (fleet.calls().lastPublication() - ended) / 1e6;
  }

  double median() {
    return millis.get(millis.size() / 2);
  }

  double maximum() {
    return millis.getLast();
  }
}
