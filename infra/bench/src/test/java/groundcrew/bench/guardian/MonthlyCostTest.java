package groundcrew.bench.guardian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MonthlyCostTest {
  private static final Offset<Double> CENT = within(0.005);

  private final MonthlyCost cost =
      MonthlyCost.of(new Usage(1000, 200, 600, 0.1), Workload.standard(1));

  @Test
  void eachMachineHasTwoMetricsAndAllHaveFive() {
    assertThat(cost.metrics()).isEqualTo(2005 * 0.30, CENT);
  }

  @Test
  void theCompatibleMetricIsOneMoreForEachMachine() {
    var compat = MonthlyCost.of(new Usage(1000, 200, 600, 0.1), Workload.compatible(1));

    assertThat(compat.metrics()).isEqualTo(3005 * 0.30, CENT);
    assertThat(compat.total() - cost.total()).isEqualTo(1000 * 0.30 + 8640 * 0.00001, CENT);
  }

  @Test
  void metricsBeyondTenThousandCostAThird() {
    assertThat(MonthlyCost.of(new Usage(5000, 200, 600, 0.1), Workload.standard(1)).metrics())
        .isEqualTo(10_000 * 0.30 + 5 * 0.10, CENT);
  }

  @Test
  void aRunPublishesThousandsAndAnEventAFew() {
    assertThat(cost.publishing()).isEqualTo((8640 * 3 + 1_440_000) * 0.00001, CENT);
  }

  @Test
  void functionsCostTheirTimeAndTheirStarts() {
    assertThat(cost.functions())
        .isEqualTo((8640 * 200 + 144_000) * 0.0000133334 + 1_448_640 * 0.0000002, CENT);
  }

  @Test
  void theTableIsWrittenForEachReadingAndEventAndScannedInEachRun() {
    var writes = 8640 * 602 + 1_440_000;
    var reads = 8640 * 93.75 + 1_440_000;

    assertThat(cost.table()).isEqualTo(writes * 0.000000625 + reads * 0.000000125, CENT);
  }

  @Test
  void theAlarmOverAQueryLooksAtEachMachine() {
    assertThat(cost.alarms()).isEqualTo((8 + 2 + 1000) * 0.10 + 3, CENT);
  }

  @Test
  void aMachineThatRunsTenTimesAsOftenCostsTenTimesItsEvents() {
    var often = MonthlyCost.of(new Usage(1000, 200, 600, 0.1), Workload.standard(10));

    assertThat(often.publishing()).isEqualTo((8640 * 3 + 14_400_000) * 0.00001, CENT);
    assertThat(often.queue()).isEqualTo((648_000 + 3 * 14_400_000) * 0.0000004, CENT);
    assertThat(often.metrics()).isEqualTo(cost.metrics(), CENT);
  }

  @Test
  void anExpressMachineHasOneMetricAndFourThatAreRequestedInEachRun() {
    var express = MonthlyCost.of(new Usage(1000, 200, 600, 0.1), Workload.ofExpress());

    assertThat(express.metrics()).isEqualTo(1005 * 0.30, CENT);
    assertThat(express.reading()).isEqualTo(8640 * 4000 * 0.00001, CENT);
    assertThat(express.publishing()).isEqualTo(8640 * 2 * 0.00001, CENT);
    assertThat(cost.reading()).isZero();
  }

  @Test
  void theTotalIsTheSum() {
    assertThat(cost.total())
        .isEqualTo(
            cost.metrics()
                + cost.publishing()
                + cost.reading()
                + cost.functions()
                + cost.queue()
                + cost.table()
                + cost.logs()
                + cost.alarms());
    assertThat(cost.logs()).isEqualTo(0.72, CENT);
  }
}
