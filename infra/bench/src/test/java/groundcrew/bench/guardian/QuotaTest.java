package groundcrew.bench.guardian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotaTest {
  @Test
  void theBucketCostsNoTimeAndWhatIsMoreComesAsFastAsItFills() {
    assertThat(Quota.WHOLE.leastSeconds(200)).isZero();
    assertThat(Quota.WHOLE.leastSeconds(1000)).isEqualTo(160);
    assertThat(Quota.USUAL.leastSeconds(100)).isZero();
    assertThat(Quota.USUAL.leastSeconds(600)).isEqualTo(200);
  }

  @Test
  void aFleetThatTheUsualShareReadsInOneRunGetsNoMore() {
    assertThat(Quota.of(100)).isEqualTo(Quota.USUAL);
    assertThat(Quota.of(587)).isEqualTo(Quota.USUAL);
    assertThat(Quota.of(588)).isEqualTo(Quota.WHOLE);
  }
}
