package groundcrew.bench.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void theSlowerOfTheTwoQuotasIsTheLeastTime() {
    assertThat(new Pace(2000, 21, 100, 25).leastSeconds()).isEqualTo(20);
    assertThat(new Pace(20, 150, 1, 25).leastSeconds()).isEqualTo(10);
  }

  @Test
  void callsThatWereMadeTwiceDoNotMakeTheQuotaLarger() {
    var pace = new Pace(2000, 21, 150, 25);

    assertThat(pace.share()).isCloseTo(0.8, offset(0.001));
    assertThat(pace.resourcesPerSecond()).isEqualTo(80);
  }
}
