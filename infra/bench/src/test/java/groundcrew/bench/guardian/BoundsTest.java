package groundcrew.bench.guardian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoundsTest {
  private static final FleetReading GOOD = reading(1000, 168, 3);

  @Test
  void nothingIsMissedWhereEachIsHeld() {
    var missed = Bounds.missed(List.of(GOOD), List.of(rounds(950)), Optional.of(latency(200, 999)));

    assertThat(missed).isEmpty();
  }

  @Test
  void callsForAMachineAreAtMostThirteenTenths() {
    assertThat(missed(reading(1300, 168, 3))).isEmpty();
    assertThat(missed(reading(1301, 168, 3)))
        .containsExactly("1,000 machines: 1.301 calls a machine, at most 1.3");
  }

  @Test
  void timeIsHeldAgainstOneCallAMachineHoweverManyWereMade() {
    assertThat(missed(reading(1000, 169, 3)))
        .containsExactly("1,000 machines: 0.947 of what the quota allows, at least 0.95");
    assertThat(missed(reading(1200, 169, 3))).hasSize(1);
  }

  @Test
  void aFleetThatTheBucketHoldsMayTakeItsTime() {
    assertThat(missed(new FleetReading(100, 100, Quota.USUAL, 100, 30, 202, 1, 31))).isEmpty();
  }

  @Test
  void nearlyAllMachinesAreReadInTheRun() {
    assertThat(missed(new FleetReading(1000, 990, Quota.WHOLE, 1000, 160, 2002, 3, 165))).isEmpty();
    assertThat(missed(new FleetReading(1000, 989, Quota.WHOLE, 1000, 160, 2002, 3, 165)))
        .containsExactly("1,000 machines: 0.989 of them were read, at least 0.99");
  }

  @Test
  void eachCallButTheLastPublishesAThousandMetrics() {
    assertThat(missed(reading(1000, 168, 4)))
        .containsExactly("1,000 machines: 4 calls of PutMetricData, at most 3");
  }

  @Test
  void runsOverManyMachinesUseWhatIsAllowed() {
    assertThat(Bounds.missed(List.of(), List.of(rounds(949)), Optional.empty()))
        .containsExactly(
            "5,000 machines, virtually: 0.949 of what the quota allows, at least 0.95");
  }

  @Test
  void theSlowestEventIsWithinASecond() {
    assertThat(Bounds.missed(List.of(), List.of(), Optional.of(latency(1000, 200))))
        .containsExactly("1000 ms from an event to its metric, always below 1000");
  }

  private static List<String> missed(FleetReading reading) {
    return Bounds.missed(List.of(reading), List.of(), Optional.empty());
  }

  private static FleetReading reading(long calls, double seconds, long publications) {
    return new FleetReading(
        1000, 1000, Quota.WHOLE, calls, seconds, 2002, publications, seconds + 2);
  }

  private static Rounds rounds(long calls) {
    return new Rounds(5000, Quota.USUAL, 9, calls, 1000, 18, calls, 3510, 2520);
  }

  private static EventLatency latency(double... millis) {
    return new EventLatency(Arrays.stream(millis).boxed().toList());
  }
}
