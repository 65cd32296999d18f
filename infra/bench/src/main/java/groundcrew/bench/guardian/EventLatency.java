package groundcrew.bench.guardian;

import groundcrew.local.stepfunctions.Status;
import groundcrew.local.stepfunctions.StepFunctionsModule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The time from an execution's end until CloudWatch has accepted its metric, by a function that
/// runs already.
///
/// @param millis sorted, at least one
record EventLatency(List<Double> millis) {
  private static final int EVENTS = 30;

  /// The first events find a function that has not started, and code that was never run.
  private static final int COLD = 3;

  private static final Duration LIMIT = Duration.ofSeconds(30);

  EventLatency {
    millis = millis.stream().sorted().toList();
  }

  static EventLatency measure(Path work, Consumer<String> progress) {
    progress.accept("creating a machine ...");
    try (var fleet = FleetCloud.start(1, Quota.USUAL, work.resolve("events"))) {
      for (var i = 0; i < COLD; i++) {
        end(fleet, "cold-" + i);
      }
      var millis = new ArrayList<Double>();
      while (millis.size() < EVENTS) {
        millis.add(end(fleet, "warm-" + millis.size()));
        progress.accept("%d of %d events".formatted(millis.size(), EVENTS));
      }
      return new EventLatency(millis);
    }
  }

  private static double end(FleetCloud fleet, String name) {
    var states = fleet.cloud().module(StepFunctionsModule.class).states();
    var published = fleet.calls().publications();
    var execution = states.start(fleet.arn(0), name);
    await(fleet, published + 1);
    var ended = System.nanoTime();
    states.end(execution.arn(), Status.SUCCEEDED);
    await(fleet, published + 2);
    return (fleet.calls().lastPublication() - ended) / 1e6;
  }

  private static void await(FleetCloud fleet, int publications) {
    fleet
        .system()
        .await(
            "the metric",
            LIMIT,
            () -> fleet.calls().publications() >= publications && fleet.cloud().quiet());
  }

  double median() {
    var upper = millis.get(millis.size() / 2);
    return millis.size() % 2 == 1 ? upper : (millis.get(millis.size() / 2 - 1) + upper) / 2;
  }

  double maximum() {
    return millis.getLast();
  }
}
