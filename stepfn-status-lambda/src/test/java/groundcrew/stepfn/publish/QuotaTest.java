package groundcrew.stepfn.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotaTest {
  @ParameterizedTest
  @CsvSource({
    "us-east-1, 100, 2.5",
    "us-west-2, 100, 2.5",
    "eu-west-1, 100, 2.5",
    "eu-central-1, 50, 1",
    "us-gov-west-1, 50, 1",
  })
  void isLargerInTheThreeLargeRegions(String region, double burst, double perSecond) {
    assertThat(Quota.listExecutions(region).share(0.5)).isEqualTo(new Quota(burst, perSecond));
  }
}
