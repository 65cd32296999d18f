package groundcrew.bench.tagging;

import groundcrew.bench.tagging.BenchCloud.Rates;
import groundcrew.local.fixture.LargeOrganization;
import groundcrew.local.fixture.LargeOrganization.Shares;
import groundcrew.local.gateway.CallScope;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Measures how fast one large account is tagged under AWS's quotas, when AWS takes its time.
record MeasurePace(Path work, long seed, Consumer<String> progress) {
  static final Map<String, Duration> LATENCIES =
      Map.of(
          "tagging:GetResources", Duration.ofMillis(200),
          "tagging:TagResources", Duration.ofSeconds(1));

  private static final int RESOURCES = 12_000;

  Pace pace() {
    var fixture =
        new LargeOrganization(seed, 1, List.of("eu-west-1"), RESOURCES, new Shares(0, 0, 100, 0))
            .fixture();
    try (var cloud = new BenchCloud(fixture, Rates.PUBLISHED, work)) {
      slow(cloud);
      var timing = new Timing(cloud.listener());
      cloud.cloud().gateway().show(timing);
      var wrong = PlaceState.of(fixture, cloud.keys()).getFirst().wrong();
      var counts = cloud.cloud().gateway().counts();
      var calls =
          cloud.run(() ->
              progress.accept(
                  "pace: %,d of %,d writes"
                      .formatted(counts.total("tagging:TagResources"), wrong / 20)));
      return new Pace(
          wrong,
          calls.getOrDefault("tagging:GetResources", 0L),
          calls.getOrDefault("tagging:TagResources", 0L),
          timing.seconds());
    }
  }

  static void slow(BenchCloud cloud) {
    LATENCIES.forEach((operation, latency) ->
        cloud.cloud().gateway().faults().latency(CallScope.of(operation), latency));
  }
}
