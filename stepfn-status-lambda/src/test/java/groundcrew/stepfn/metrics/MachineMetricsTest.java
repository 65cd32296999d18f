package groundcrew.stepfn.metrics;

import static groundcrew.stepfn.machine.ExecutionStatus.FAILED;
import static groundcrew.stepfn.machine.ExecutionStatus.SUCCEEDED;
import static groundcrew.stepfn.machine.Machines.NOON;
import static groundcrew.stepfn.machine.Machines.ended;
import static groundcrew.stepfn.machine.Machines.express;
import static groundcrew.stepfn.machine.Machines.running;
import static groundcrew.stepfn.machine.Machines.standard;
import static org.assertj.core.api.Assertions.assertThat;

import groundcrew.stepfn.machine.Execution;
import groundcrew.stepfn.machine.Machine;
import groundcrew.stepfn.machine.MachineStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineMetricsTest {
  private static final Machine MACHINE = standard("nightly");
  private static final MachineStatus NOTHING = MachineStatus.none(MACHINE);

  @Test
  void publishesTheNewestExecutionAndTheOutcome() {
    var status = NOTHING.with(ended("a", FAILED, NOON)).with(running("b", NOON.plusSeconds(9)));

    assertThat(of(status))
        .containsExactly(metric("LatestExecutionStatus", 1), metric("LatestOutcome", 3));
  }

  @Test
  void publishesThatAMachineNeverRanAndNoOutcome() {
    assertThat(of(NOTHING.readAt(NOON))).containsExactly(metric("LatestExecutionStatus", 0));
  }

  @Test
  void publishesNothingForAMachineThatWasNeverRead() {
    assertThat(of(NOTHING.listed(MACHINE, NOON, Optional.of(Duration.ofHours(1))))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"PT59M, 0", "PT61M, 1"})
  void publishesWhetherATaggedMachineIsOverdue(Duration later, long value) {
    var status =
        NOTHING
            .listed(MACHINE, NOON.minusSeconds(9), Optional.of(Duration.ofHours(1)))
            .with(ended("a", SUCCEEDED, NOON.minusSeconds(60)))
            .readAt(NOON);

    assertThat(new MachineMetrics(false).of(status, NOON.plus(later)))
        .contains(metric("Overdue", value));
  }

  @Test
  void publishesTheMetricWithoutDimensionOnRequest() {
    assertThat(new MachineMetrics(true).of(NOTHING.with(ended("a", FAILED, NOON)), NOON))
        .contains(new Metric("nightly_Status", Optional.empty(), 3));
  }

  @Test
  void publishesOnlyTheOutcomeOfAnExpressMachine() {
    var quick = express("quick");
    var status =
        MachineStatus.none(quick)
            .listed(quick, NOON, Optional.of(Duration.ofHours(1)))
            .withMinute(new Execution(quick.arn(), FAILED, NOON, Optional.empty(), 0))
            .readAt(NOON);

    assertThat(new MachineMetrics(true).of(status, NOON.plus(Duration.ofDays(1))))
        .containsExactly(new Metric("LatestOutcome", Optional.of("quick"), 3));
  }

  @ParameterizedTest
  @CsvSource({"nightly-1, true", "(night)+ly@home, true", "nächtlich, false", "夜, false"})
  void knowsWhichNamesCloudWatchAccepts(String name, boolean taken) {
    assertThat(MachineMetrics.canBeNamed(name)).isEqualTo(taken);
  }

  private static List<Metric> of(MachineStatus status) {
    return new MachineMetrics(false).of(status, NOON);
  }

  private static Metric metric(String name, long value) {
    return new Metric(name, Optional.of("nightly"), value);
  }
}
