package groundcrew.stepfn.metrics;

import static groundcrew.stepfn.machine.Machines.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.common.Deadline;
import groundcrew.common.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The contract of every destination for metrics.
public abstract class MetricsContract {
  /// The time at which all values arrive: a whole minute, because CloudWatch returns nothing finer.
  protected static final Instant ARRIVAL = NOON.plus(Duration.ofMinutes(3));

  private final Deadline deadline =
      new Deadline(new VirtualTime(NOON), NOON.plus(Duration.ofMinutes(4)));

  /// Returns an empty destination.
  protected abstract Metrics metrics();

  /// Returns the published values.
  protected abstract List<InMemoryMetrics.Point> published();

  @Test
  void publishesValuesWithAndWithoutDimensionAtTheirTime() {
    var ofMachine = new Metric("LatestOutcome", Optional.of("nightly"), 3);
    var ofAll = new Metric("MachinesInTrouble", Optional.empty(), 0);

    assertThat(metrics().publish(List.of(ofMachine, ofAll), Optional.of(NOON), deadline)).isEmpty();
    assertThat(published())
        .containsExactlyInAnyOrder(
            new InMemoryMetrics.Point(ofMachine, NOON), new InMemoryMetrics.Point(ofAll, NOON));
  }

  @Test
  void valuesWithoutATimeGetTheTimeOfTheirArrival() {
    var metric = new Metric("LatestOutcome", Optional.of("nightly"), 3);

    assertThat(metrics().publish(List.of(metric), Optional.empty(), deadline)).isEmpty();
    assertThat(published()).containsExactly(new InMemoryMetrics.Point(metric, ARRIVAL));
  }

  @Test
  void publishesMoreValuesThanACallAccepts() {
    var many =
        IntStream.range(0, 2_345)
            .mapToObj(i -> new Metric("LatestOutcome", Optional.of("m" + i), 2))
            .toList();

    assertThat(metrics().publish(many, Optional.of(NOON), deadline)).isEmpty();
    assertThat(published())
        .extracting(InMemoryMetrics.Point::metric)
        .containsExactlyInAnyOrderElementsOf(many);
  }

  @Test
  void refusesValuesFromMoreThanTwoWeeksAgo() {
    var metric = new Metric("LatestOutcome", Optional.of("nightly"), 3);
    var old = ARRIVAL.minus(Duration.ofDays(15));

    assertThat(metrics().publish(List.of(metric), Optional.of(old), deadline))
        .extracting(Metrics.Unpublished::metrics)
        .containsExactly(1);
    assertThat(published()).isEmpty();
  }

  @Test
  void publishesNothingForAnEmptyList() {
    assertThat(metrics().publish(List.of(), Optional.of(NOON), deadline)).isEmpty();
    assertThat(published()).isEmpty();
  }
}
