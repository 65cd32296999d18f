package groundcrew.bench.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MonthlyCostTest {
  @Test
  void whatDoesNotDependOnTheAccountsIsPaidOnce() {
    assertThat(MonthlyCost.of(1).alarms()).isEqualTo(MonthlyCost.of(1000).alarms(), within(1e-9));
    assertThat(MonthlyCost.of(0).total()).isBetween(4.0, 4.7);
  }

  @Test
  void aMetricIsPaidForTheHoursInWhichItHasData() {
    assertThat(MonthlyCost.of(100).dashboard()).isEqualTo(3 + 5 * 0.30 * 2 / 24, within(1e-9));
  }

  /// 4,000 messages a night, each with five listings, a write and ten other calls: 2.5 s.
  @Test
  void lambdaIsPaidByTheTimeOfTheCalls() {
    var seconds = 30 * (4000 * (5 * 0.2 + 1 + 10 * 0.05) + 0.05 * (50 + 1000 + 400));

    assertThat(MonthlyCost.of(1000).functions())
        .isEqualTo(seconds * 0.0000133334 + 30 * 4001 * 0.20 / 1e6, within(1e-6));
  }

  @Test
  void everyPartOfTheJournalIsTwoObjectsAndEveryTaskLooksAtItsRun() {
    assertThat(MonthlyCost.of(100).journal())
        .isEqualTo(30 * 400 * ((2 + 3) * 0.005 / 1000 + 3 * 0.0004 / 1000), within(1e-9));
  }
}
