package groundcrew.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

class AwsRegionsTest {
  @ParameterizedTest
  @CsvSource({
    "us-east-1, aws",
    "ap-southeast-7, aws",
    "cn-north-1, aws-cn",
    "us-gov-west-1, aws-us-gov",
  })
  void knowsTheRegionsOfEveryPartition(String region, String partition) {
    assertThat(AwsRegions.require(region)).isEqualTo(region);
    assertThat(AwsRegions.partition(region)).isEqualTo(partition);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"eu-west-1", "us-east-1", "ap-northeast-3", "cn-north-1", "us-gov-west-1"})
  void regionsThatNoAccountCanDisableAreNoOptInRegions(String region) {
    assertThat(AwsRegions.optIn(region)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ap-east-1", "me-south-1", "eu-south-1", "ap-southeast-7", "ca-west-1"})
  void regionsLaunchedAfterMarch2019AreOptInRegions(String region) {
    assertThat(AwsRegions.optIn(region)).isTrue();
  }

  @Test
  void partitionsAreThoseThatTheSdkTells() {
    for (var region : AwsRegions.known()) {
      assertThat(AwsRegions.partition(region))
          .as(region)
          .isEqualTo(PartitionMetadata.of(Region.of(region)).id());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"eu-wset-1", "eu-west-9", "europe", "EU-WEST-1", ""})
  void refusesWhatTheSdkDoesNotKnowAndNamesIt(String region) {
    assertThatThrownBy(() -> AwsRegions.require(region))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "region '%s': expected a region such as eu-west-1 that the AWS SDK knows", region);
  }

  @Test
  void refusesEndpointsThatAreNoPlaces() {
    assertThatThrownBy(() -> AwsRegions.require("aws-global"))
        .hasMessageContaining("region 'aws-global'");
  }
}
