package groundcrew.bench.guardian;

import groundcrew.local.lambda.InvocationResult.FunctionError;
import groundcrew.local.lambda.InvocationResult.Success;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/// Reads a fleet by the real function, once, in real time.
record ReadFleet(Path work, Consumer<String> progress) {
  /// The large regions' quota of ListExecutions.
  static final double BUCKET = 200;

  static final double REFILL = 5;

  /// @throws IllegalStateException where not every machine was read
  Reading read(int machines, double share) {
    progress.accept("creating %,d machines ...".formatted(machines));
    try (var fleet = FleetCloud.start(machines, share, work.resolve("read-" + machines))) {
      progress.accept(
          "%,d machines are read, at %s of the quota: some %.0f s"
              .formatted(machines, share, leastSeconds(machines, share)));
      switch (fleet.system().runAt(Instant.now())) {
        case Success _ -> {}
        case FunctionError error ->
            throw new IllegalStateException(error.type() + ": " + error.message());
      }
      var calls = fleet.calls();
      if (calls.readings() < machines) {
        throw new IllegalStateException(
            "%d of %d machines were read in one run".formatted(calls.readings(), machines));
      }
      return new Reading(
          machines,
          "real",
          share,
          1,
          calls.readings(),
          fleet.cloud().door().counts().total("monitoring:PutMetricData"),
          calls.seconds(),
          leastSeconds(calls.readings(), share));
    }
  }

  /// Returns how long as many calls take at least: the bucket at once, then what refills it.
  static double leastSeconds(double calls, double share) {
    return Math.max(0, calls - BUCKET * share) / (REFILL * share);
  }
}
